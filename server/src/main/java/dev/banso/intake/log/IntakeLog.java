package dev.banso.intake.log;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The log as those see it who write: what it calls durable comes out of a [LogPartition] exactly once, whatever is killed.
/// Memory is bounded; a log that is full or cannot be reached refuses, and opens by itself.
public interface IntakeLog {
    /// Takes a record and returns its ticket at once; it is durable when [#whenDurable] says so. Tickets grow with the
    /// appends of this process. Waits while the memory is full, which is the back-pressure that a TCP sender feels.
    ///
    /// @param key records of one key come out in the order in which they were taken; asked for only where it matters
    /// @throws LogRefused where the log is full, cannot be reached or is closed
    long append(byte[] record, Supplier<String> key) throws InterruptedException;

    /// The last ticket up to which all records are durable.
    long durable();

    /// Completes when all records up to a ticket are durable; fails where the log is closed before.
    CompletableFuture<Void> whenDurable(long ticket);

    /// Waits until records are taken again; false where that does not happen in time.
    boolean awaitOpen(Duration timeout) throws InterruptedException;

    /// Why no records are taken, for the person who can mend it; null while they are.
    @Nullable String problem();

    /// Bytes that it takes on this machine's disk.
    long bytes();
}
