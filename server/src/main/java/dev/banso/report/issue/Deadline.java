package dev.banso.report.issue;

import dev.banso.clock.MovableClock;
import dev.banso.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When a draft releases itself: on this day of the following month at this time in Japan, and never before staff had a
/// day to look at it.
///
/// @param day 1 to 28, or null: reports wait for a person
public record Deadline(@Nullable Integer day, LocalTime time) {
    private static final Duration TIME_TO_LOOK = Duration.ofDays(1);

    /// The moment from which the draft goes out by itself, or empty where it waits for a person.
    Optional<Instant> of(Report draft) {
        if (day == null) {
            return Optional.empty();
        }
        Instant set = draft.month().plusMonths(1).atDay(day).atTime(time).atZone(MovableClock.JAPAN).toInstant();
        Instant earliest = draft.createdAt().plus(TIME_TO_LOOK);
        return Optional.of(set.isAfter(earliest) ? set : earliest);
    }
}
