package dev.banso.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which days have data. Days and months are Asia/Tokyo's, by the time of the events; late lines count in their own day.
/// Sees what the caller's scope sees. To be called within a transaction or without one.
public interface DeviceDays {
    /// Lines of one device on one day; days without a line have no entry.
    ///
    /// @param flagged lines in which something was odd ([dev.banso.events.Flag])
    record DeviceDay(UUID company, UUID device, LocalDate day, long lines, long flagged, Instant firstLine, Instant lastLine) {}

    /// What a company's devices said in a month.
    ///
    /// @param daysWithData days on which at least one device said anything
    record CompanyMonth(UUID company, YearMonth month, int daysWithData, long lines) {}

    /// A time in which a device said nothing for longer than its limit.
    ///
    /// @param until when it spoke again; empty where it is still silent
    record Silence(UUID company, UUID device, Instant since, Instant noticedAt, Optional<Instant> until) {}

    /// Every device and day with data of a company, in order of day.
    List<DeviceDay> days(UUID company, YearMonth from, YearMonth to);

    /// Months with data of every company that the scope sees. A month that is missing had no data at all: *no data
    /// received*, not 0.
    List<CompanyMonth> months(YearMonth from, YearMonth to);

    /// The silences that touch a month, oldest first.
    List<Silence> silences(UUID company, YearMonth month);

    /// Devices that are silent now, longest first.
    List<Silence> silentNow();

    /// How many devices are silent now.
    long silentDevices();
}
