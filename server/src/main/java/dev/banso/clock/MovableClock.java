package dev.banso.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The platform's clock. It runs with the machine's, ahead or behind by an offset that can only grow, so that the lines
/// of another year are lived through as they were. It governs retention, jobs, windows and silence.
public final class MovableClock extends Clock {
    /// The calendar of every month, day and deadline.
    public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Clock machine;
    private final boolean movable;
    private volatile Duration offset;

    private MovableClock(Clock machine, boolean movable, Duration offset) {
        this.machine = machine;
        this.movable = movable;
        this.offset = offset;
    }

    /// The machine's time; it cannot be moved.
    public static MovableClock fixedToMachine() {
        return new MovableClock(Clock.systemUTC(), false, Duration.ZERO);
    }

    /// A clock that starts at the given instant and can be moved on.
    public static MovableClock startingAt(Instant start) {
        Clock machine = Clock.systemUTC();
        return new MovableClock(machine, true, Duration.between(machine.instant(), start));
    }

    public boolean movable() {
        return movable;
    }

    /// Moves the clock on to the given instant.
    ///
    /// @throws IllegalStateException where the installation runs on the machine's time
    /// @throws IllegalArgumentException where the instant lies in the clock's past
    public synchronized void moveTo(Instant instant) {
        if (!movable) {
            throw new IllegalStateException("this installation runs on the machine's own time");
        }
        if (instant.isBefore(instant())) {
            throw new IllegalArgumentException("the clock only moves on; it stands at " + instant());
        }
        offset = Duration.between(machine.instant(), instant);
    }

    /// The time of the machine, whatever this clock shows.
    public Instant machineInstant() {
        return machine.instant();
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return JAPAN;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ZonedView(this, zone);
    }

    private static final class ZonedView extends Clock {
        private final MovableClock clock;
        private final ZoneId zone;

        private ZonedView(MovableClock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new ZonedView(clock, other);
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }
}
