package dev.banso.intake.days;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A company's month, day by day: what arrived from which of its devices. Only days are listed on which a device was
/// assigned or said something.
///
/// @param devices those of the month, in the order of the counts of a day
public record DataMonth(YearMonth month, List<DeviceOfMonth> devices, List<DataDay> days) {
    /// @param name null where the device is no longer the company's
    public record DeviceOfMonth(UUID id, @Nullable String name) {}

    /// @param lines one entry per device
    public record DataDay(LocalDate day, List<DeviceLines> lines) {
        /// Whether at least one line arrived.
        public boolean hasData() {
            return lines.stream().anyMatch(device -> device.count() > 0);
        }

        /// Whether a device was the company's on any moment of the day.
        public boolean assigned() {
            return lines.stream().anyMatch(DeviceLines::assigned);
        }
    }

    /// @param count lines of the device on the day
    /// @param assigned whether it was the company's on any moment of the day
    public record DeviceLines(UUID device, long count, boolean assigned) {}

    /// The number that reports call days with data.
    public int daysWithData() {
        return (int) days.stream().filter(DataDay::hasData).count();
    }

    /// The number that reports call monitored days.
    public int assignedDays() {
        return (int) days.stream().filter(DataDay::assigned).count();
    }
}
