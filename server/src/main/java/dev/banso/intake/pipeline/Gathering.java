package dev.banso.intake.pipeline;

import java.time.Duration;

/// Stored batches on their way into one transaction. It writes two rows for each device that spoke, so where many devices say a few
/// lines each, fewer transactions are less work; where few speak, or say much, a batch has its own at once.
final class Gathering {
    static final int MOST_BATCHES = 8;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    /// So few devices are no work worth waiting for.
    private static final int MANY_DEVICES = 500;
    /// So many lines of each device are worth its rows.
    private static final int LINES_OF_A_DEVICE = 20;

    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private Batch batch;
    private int batches = 1;

    Gathering(Batch first) {
        batch = first;
    }

    /// @return all that is gathered now
    /// @throws IllegalStateException where it does not follow; it is not added then
    Batch add(Batch next) {
        batch = batch.with(next);
        batches++;
        return batch;
    }

    /// Whether to wait for another batch.
    boolean paysToWait() {
        BatchDigest digest = batch.digest();
        int devices = digest.tally().rows();
        return devices >= MANY_DEVICES
                && digest.lines() < LINES_OF_A_DEVICE * devices
                && batches < MOST_BATCHES
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
