package dev.banso.company;

import dev.banso.clock.MovableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose a device is in a period.
///
/// @param to exclusive; null: until further notice
public record Assignment(UUID id, UUID device, UUID company, Instant from, @Nullable Instant to) {
    /// Whether it holds at any moment of that day in Japan.
    public boolean covers(LocalDate day) {
        return from.isBefore(start(day.plusDays(1))) && (to == null || to.isAfter(start(day)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(MovableClock.JAPAN).toInstant();
    }
}
