package dev.banso.intake.pipeline;

import dev.banso.lake.StoredEvent;
import java.time.Duration;
import java.util.List;

/// Lines that go on together: one file of the lake, and one transaction, which several may share.
///
/// @param previous the journal's place before this batch
/// @param last the place after it, lines that are left out included
/// @param toStore its lines in journal order; none once they are stored
/// @param digest what is to be committed
/// @param worked time that reading and storing them took, without waiting
record Batch(long previous, long last, List<StoredEvent> toStore, BatchDigest digest, Duration worked) {
    /// What is left of it once its lines are stored.
    Batch stored(Duration taken) {
        return new Batch(previous, last, List.of(), digest, worked.plus(taken));
    }

    /// Both together, once their lines are stored.
    ///
    /// @throws IllegalStateException where the other does not follow on this one
    Batch with(Batch next) {
        if (next.previous != last) {
            throw new IllegalStateException("lines are missing between " + last + " and " + next.previous);
        }
        return new Batch(previous, next.last, List.of(), digest.with(next.digest), worked.plus(next.worked));
    }
}
