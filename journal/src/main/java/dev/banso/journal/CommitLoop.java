package dev.banso.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// The one thread that writes: takes what has gathered, writes it, makes it durable, tells those who wait. What the disk
/// refuses stays in memory and is tried again, so no record that got a sequence is skipped.
final class CommitLoop implements Runnable {
    private static final long RETRY_MILLIS = 200;

    private final AppendBuffer buffer;
    private final SegmentFolder segments;
    private final Durability durability;
    private final FreeSpace freeSpace;
    private final long reserveBytes;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    CommitLoop(
            AppendBuffer buffer,
            SegmentFolder segments,
            Durability durability,
            FreeSpace freeSpace,
            long reserveBytes) {
        this.buffer = buffer;
        this.segments = segments;
        this.durability = durability;
        this.freeSpace = freeSpace;
        this.reserveBytes = reserveBytes;
    }

    @Override
    public void run() {
        try {
            for (var batch = buffer.take(); batch != null; batch = buffer.take()) {
                if (!writeUntilDone(batch)) {
                    return;
                }
                durability.advance(batch.last());
                buffer.written(batch);
            }
        } catch (InterruptedException e) {
            buffer.report(JournalState.FAILED, "the journal's writer was interrupted");
        } catch (RuntimeException | Error e) {
            buffer.report(JournalState.FAILED, "the journal's writer ended: " + e);
            throw e;
        } finally {
            durability.close();
        }
    }

    /// Writes what is left, then ends; what the disk refuses now is lost, and those who wait for it are told.
    void close() {
        closing.countDown();
        buffer.report(JournalState.CLOSED, "the journal is closed");
    }

    long commits() {
        return commits.get();
    }

    long failures() {
        return failures.get();
    }

    private boolean writeUntilDone(Batch batch) throws InterruptedException {
        var failed = false;
        var frames = batch.toWrite();
        while (!write(frames)) {
            failed = true;
            if (closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                return write(frames);
            }
        }
        if (failed) {
            buffer.report(JournalState.OPEN, "");
        }
        return true;
    }

    private boolean write(ByteBuffer frames) {
        try {
            var free = freeSpace.bytes() - frames.remaining();
            if (free < reserveBytes) {
                failures.incrementAndGet();
                buffer.report(
                        JournalState.FULL,
                        "the disk of the journal is full: %d bytes would be left free, %d are reserved"
                                .formatted(Math.max(0, free), reserveBytes));
                return false;
            }
            segments.append(frames);
            commits.incrementAndGet();
            return true;
        } catch (IOException e) {
            failures.incrementAndGet();
            var state = Disk.isFull(e) ? JournalState.FULL : JournalState.FAILED;
            buffer.report(state, "the journal cannot be written: " + e.getMessage());
            return false;
        }
    }
}
