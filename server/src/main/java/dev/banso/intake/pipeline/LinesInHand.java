package dev.banso.intake.pipeline;

import dev.banso.intake.inbox.ReceivedLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// Since when the oldest line waits: of each batch that was taken out of a partition and is not committed yet, the receipt
/// of its first line. No more entries than batches are under way.
final class LinesInHand {
    private final Clock clock;
    private final ConcurrentSkipListMap<Long, Instant> begun = new ConcurrentSkipListMap<>();

    LinesInHand(Clock clock) {
        this.clock = clock;
    }

    /// A batch begins with this line. Lines of an adoption were received long ago and wait only since they were taken.
    void take(long sequence, ReceivedLine first) {
        begun.putIfAbsent(sequence, switch (first.entrance()) {
            case UDP, TCP, TLS, IMPORT -> first.receivedAt();
            case ADOPTION -> clock.instant();
        });
    }

    /// Everything up to that place is processed.
    ///
    /// @return how long the oldest of these lines took from its receipt
    Duration done(long last) {
        Instant oldest = since();
        begun.headMap(last, true).clear();
        return oldest == null ? Duration.ZERO : age(oldest);
    }

    /// Since when the oldest line waits; null where none is in hand.
    @Nullable Instant since() {
        Map.Entry<Long, Instant> first = begun.firstEntry();
        return first == null ? null : first.getValue();
    }

    /// Batches under way.
    int batches() {
        return begun.size();
    }

    /// The time since then; none where the clocks disagree.
    Duration age(Instant since) {
        Duration age = Duration.between(since, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
