package dev.banso.intake.device;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Lines of one device on one day, within a batch.
///
/// @param day of the events, in Asia/Tokyo
/// @param flagged lines with a flag
/// @param first earliest event
/// @param last latest event
/// @param bytes of the lines
public record LineCount(UUID device, UUID company, LocalDate day, long lines, long flagged, Instant first, Instant last, long bytes) {
    /// The two together.
    LineCount plus(LineCount other) {
        return new LineCount(device, company, day, lines + other.lines, flagged + other.flagged,
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last, bytes + other.bytes);
    }
}
