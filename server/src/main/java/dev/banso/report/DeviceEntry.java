package dev.banso.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device's month: on how many of its days lines arrived, and when it was silent.
///
/// @param assignedDays days of the month on which it was assigned to the company
public record DeviceEntry(UUID id, String name, int dataDays, int assignedDays, List<Silence> silences) {
    /// A time without a line that was longer than the device's limit, planned power-off left out.
    ///
    /// @param to null while it goes on
    public record Silence(Instant from, @Nullable Instant to) {}
}
