package dev.banso.company;

import dev.banso.clock.MovableClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;

/// Hours in which a site is planned to be without power, in Japan's time. Where `to` is not after `from`, the hours
/// reach into the next day; equal times are a whole day.
///
/// @param days on which the hours start
public record PowerOff(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public PowerOff {
        days = Set.copyOf(days);
    }

    /// Whether the site is planned to be without power at that moment.
    public boolean covers(Instant moment) {
        ZonedDateTime local = moment.atZone(MovableClock.JAPAN);
        return coversFrom(local.toLocalDate(), local) || coversFrom(local.toLocalDate().minusDays(1), local);
    }

    private boolean coversFrom(LocalDate start, ZonedDateTime moment) {
        if (!days.contains(start.getDayOfWeek())) {
            return false;
        }
        ZonedDateTime begin = start.atTime(from).atZone(MovableClock.JAPAN);
        ZonedDateTime end = (to.isAfter(from) ? start : start.plusDays(1)).atTime(to).atZone(MovableClock.JAPAN);
        return !moment.isBefore(begin) && moment.isBefore(end);
    }
}
