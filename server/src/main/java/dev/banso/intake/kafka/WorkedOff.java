package dev.banso.intake.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalLong;

/// Up to where a partition was worked off when, until that is long enough ago for the lines to be deleted.
final class WorkedOff {
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Duration keep;
    private final ArrayDeque<Place> places = new ArrayDeque<>();
    private long notedNanos;

    private record Place(long sequence, long atNanos) {}

    WorkedOff(Duration keep, long nowNanos) {
        this.keep = keep;
        this.notedNanos = nowNanos;
    }

    /// Notes a place.
    ///
    /// @return up to where lines can be deleted now; empty where that has not changed, and more than once a minute
    OptionalLong upTo(long sequence, long nowNanos) {
        if (nowNanos - notedNanos < BETWEEN.toNanos()) {
            return OptionalLong.empty();
        }
        notedNanos = nowNanos;
        places.addLast(new Place(sequence, nowNanos));
        OptionalLong old = OptionalLong.empty();
        while (!places.isEmpty() && nowNanos - places.getFirst().atNanos() >= keep.toNanos()) {
            old = OptionalLong.of(places.removeFirst().sequence());
        }
        return old;
    }
}
