package dev.banso.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// An append log that loses nothing it has called durable: not by `kill -9`, not by a full disk.
///
/// Records get growing sequences, also over restarts. One thread writes; a commit (`fsync`) covers all records that came
/// within the commit interval, at most a second. What has been worked off is [acknowledged][#acknowledge] and trimmed by
/// whole segments. All methods may be called from any thread.
public final class Journal implements AutoCloseable {
    private final Path folder;
    private final JournalOptions options;
    private final FolderLock lock;
    private final SegmentFolder segments;
    private final Durability durability;
    private final AppendBuffer buffer;
    private final CommitLoop commits;
    private final Thread writer;
    private final Recovery recovery;

    private Journal(JournalOptions options, FolderLock lock, Opening opening, FreeSpace freeSpace, Path folder)
            throws IOException {
        this.folder = folder;
        this.options = options;
        this.lock = lock;
        recovery = opening.recovery();
        var next = opening.highestSequence() + 1;
        segments = new SegmentFolder(folder, options.segmentBytes(), opening.segments(), next);
        if (recovery.damaged() || opening.segments().isEmpty()) {
            beginAt(next);
        }
        durability = new Durability(next - 1);
        buffer = new AppendBuffer(options, segments::bytes, next);
        commits = new CommitLoop(buffer, segments, durability, freeSpace, options.reserveBytes());
        writer = Thread.ofPlatform().daemon().name("journal-" + folder.getFileName()).start(commits);
    }

    /// Opens the journal in a folder, which is made where it is missing. Every record is checked; a torn tail is cut, and
    /// damage in the middle is cut at the last good record, kept aside and reported by [#recovery()].
    ///
    /// @throws JournalException where another process uses the folder or it cannot be read or written
    public static Journal open(Path folder, JournalOptions options) {
        try {
            Files.createDirectories(folder);
            return open(folder, options, FreeSpace.of(folder));
        } catch (IOException e) {
            throw new JournalException("the journal in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    static Journal open(Path folder, JournalOptions options, FreeSpace freeSpace) throws IOException {
        Files.createDirectories(folder);
        var lock = FolderLock.take(folder);
        try {
            var opening = new Opening(folder, options.maxRecordBytes());
            opening.run();
            return new Journal(options, lock, opening, freeSpace, folder);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// Appends a record and returns its sequence at once; it is durable when [#whenDurable] says so. Waits while the
    /// buffer is full, which is the back-pressure that a TCP sender feels. The array must not be changed meanwhile.
    ///
    /// @throws JournalRefusedException where the journal is full, failing or closed
    /// @throws IllegalArgumentException where the record is larger than [JournalOptions#maxRecordBytes()]
    public long append(byte[] payload) throws InterruptedException {
        return buffer.append(payload);
    }

    /// Appends records in order, like [#append(byte[])]; others' records may come between.
    ///
    /// @return the sequence of the last one, or the last durable one where the list is empty
    /// @throws JournalRefusedException where one is refused; those before it are taken
    public long append(List<byte[]> payloads) throws InterruptedException {
        var last = durableSequence();
        for (var payload : payloads) {
            last = buffer.append(payload);
        }
        return last;
    }

    /// Completes when all records up to a sequence are on disk; fails where the journal is closed before. Runs in the
    /// writer's thread, so it must not take long.
    public CompletableFuture<Void> whenDurable(long sequence) {
        return durability.when(sequence);
    }

    /// The last record on disk; 0 where there never was one.
    public long durableSequence() {
        return durability.sequence();
    }

    /// Reads from the first record whose sequence is at least this one. Records that were trimmed are passed over.
    public JournalReader read(long fromSequence) {
        return new JournalReader(segments, durability, options.maxRecordBytes(), fromSequence);
    }

    /// Says that all records up to a sequence are worked off; segments that hold no others are deleted.
    public void acknowledge(long sequence) {
        try {
            segments.trim(Math.min(sequence, durability.sequence()));
        } catch (IOException e) {
            throw new JournalException("the journal cannot be trimmed: " + e.getMessage(), e);
        }
    }

    /// Closes the segment that is being written, so that [#acknowledge] deletes it as soon as its records are worked off:
    /// for data that must be gone at once, and for a disk that has no room.
    ///
    /// @return the last sequence in closed segments; when it is acknowledged, no record up to it is left on disk
    public long roll() {
        try {
            return segments.closeLast();
        } catch (IOException e) {
            throw new JournalException("the journal cannot begin a segment: " + e.getMessage(), e);
        }
    }

    /// Holds the records behind a sequence for a copy, while others go on to be appended and worked off. One at a time.
    public JournalCopy copyAfter(long sequence) {
        return new JournalCopy(segments, sequence);
    }

    /// Deletes the copies of bytes that were cut out of damaged segments.
    public void forgetCuts() {
        try {
            Opening.deleteCopies(folder);
        } catch (IOException e) {
            throw new JournalException("copies of cut bytes cannot be deleted: " + e.getMessage(), e);
        }
    }

    /// Makes sure that new records come behind a sequence that somebody has already worked off: where a journal was lost
    /// or a backup of the database is younger than the journal. To be called before the first append.
    public void continueAfter(long sequence) {
        try {
            if (sequence >= statistics().nextSequence()) {
                // A segment's sequences have no gaps, so the new ones need a segment of their own first.
                beginAt(Math.addExact(sequence, 1));
                buffer.skipTo(sequence + 1);
                durability.advance(sequence);
            }
        } catch (IOException e) {
            throw new JournalException("the journal cannot begin a segment: " + e.getMessage(), e);
        }
    }

    /// Waits until records are taken again; false where that does not happen in time.
    public boolean awaitOpen(Duration timeout) throws InterruptedException {
        return buffer.awaitOpen(timeout.toNanos());
    }

    /// Whether it takes records now.
    public JournalState state() {
        return statistics().state();
    }

    /// Size of all segments at which it is full.
    public long limitBytes() {
        return options.maxBytes();
    }

    /// Counters and state.
    public JournalStatistics statistics() {
        return buffer.look((state, message, appended, refused, nextSequence) -> new JournalStatistics(
                state,
                message,
                appended,
                refused,
                durability.sequence(),
                nextSequence,
                segments.first().base(),
                segments.bytes(),
                segments.count(),
                commits.commits(),
                commits.failures()));
    }

    /// What opening found and put right.
    public Recovery recovery() {
        return recovery;
    }

    /// Writes what is left, makes it durable and lets go of the folder.
    @Override
    public void close() {
        commits.close();
        try {
            writer.join();
            segments.close();
            lock.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new JournalException("the journal cannot be closed: " + e.getMessage(), e);
        }
    }

    private void beginAt(long sequence) throws IOException {
        if (segments.last().base() != sequence) {
            segments.roll(sequence);
        }
    }
}
