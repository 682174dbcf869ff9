package dev.banso.intake.pipeline;

import java.time.Duration;

/// Stored batches on their way into one transaction. It writes two rows for each device that spoke, so where many devices say a few
/// lines each and more are waiting, fewer transactions are less work; where few say much, a batch has its own at once.
final class Gathering {
    static final int MOST_BATCHES = 5;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    /// The two rows of a device cost about as much as this many lines.
    private static final int LINES_OF_A_DEVICE = 10;

    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private Batch batch;
    private int batches = 1;

    Gathering(Batch first) {
        batch = first;
    }

    void add(Batch next) {
        batch = batch.with(next);
        batches++;
    }

    /// Whether to wait for another batch.
    ///
    /// @param end of what was received so far: another batch comes soon only where a full one is waiting
    boolean paysToWait(long end) {
        BatchDigest digest = batch.digest();
        return end - batch.last() >= BatchReader.MOST_LINES
                && batches < MOST_BATCHES
                && digest.lines() < LINES_OF_A_DEVICE * digest.tally().rows()
                && digest.linesKept() < BatchReader.MOST_LINES
                && left().isPositive();
    }

    /// Time until it goes on as it is.
    Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    Batch batch() {
        return batch;
    }
}
