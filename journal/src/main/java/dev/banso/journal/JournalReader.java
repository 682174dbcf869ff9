package dev.banso.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a journal in order, from a sequence on, and only what is durable. For one thread; any number of readers may
/// read at the same time.
public final class JournalReader implements AutoCloseable {
    private static final int CHUNK = 1 << 20;

    private final SegmentFolder segments;
    private final Durability durability;
    private final int maxRecordBytes;
    private final ByteBuffer chunk;
    private long next;
    private @Nullable Segment segment;
    private @Nullable FileChannel channel;
    private long position;

    JournalReader(SegmentFolder segments, Durability durability, int maxRecordBytes, long from) {
        this.segments = segments;
        this.durability = durability;
        this.maxRecordBytes = maxRecordBytes;
        this.next = from;
        this.chunk = ByteBuffer.allocate(Math.max(CHUNK, Frame.size(maxRecordBytes))).limit(0);
    }

    /// The next record, waiting for one to become durable; null where none comes in time or the journal is closed.
    ///
    /// @throws JournalException where the disk gives back other bytes than were written
    public @Nullable JournalRecord next(Duration timeout) throws InterruptedException {
        if (durability.awaitBehind(next - 1, timeout.toNanos())) {
            return poll();
        }
        letGoOfClosed();
        return null;
    }

    /// A segment that is read to its end and closed may be deleted at any time; held open, its bytes would stay on disk.
    private void letGoOfClosed() {
        if (segment == null || segments.after(segment) == null) {
            return;
        }
        try {
            close();
        } catch (IOException e) {
            throw new JournalException("the journal cannot be read: " + e.getMessage(), e);
        }
    }

    /// Waits like [#next] for the first record, then takes what is there, up to a number of records and of bytes.
    public List<JournalRecord> nextBatch(int maxRecords, long maxBytes, Duration timeout) throws InterruptedException {
        var batch = new ArrayList<JournalRecord>();
        var bytes = 0L;
        var record = next(timeout);
        while (record != null) {
            batch.add(record);
            bytes += record.payload().length;
            record = batch.size() < maxRecords && bytes < maxBytes ? poll() : null;
        }
        return batch;
    }

    /// The next record that is durable now; null where there is none.
    public @Nullable JournalRecord poll() {
        if (next > durability.sequence()) {
            return null;
        }
        try {
            while (true) {
                var record = read();
                if (record == null || record.sequence() >= next) {
                    next = record == null ? next : record.sequence() + 1;
                    return record;
                }
            }
        } catch (IOException e) {
            throw new JournalException("the journal cannot be read: " + e.getMessage(), e);
        }
    }

    /// The sequence from which the next record is looked for.
    public long position() {
        return next;
    }

    private @Nullable JournalRecord read() throws IOException {
        while (true) {
            var current = segment == null ? open(segments.holding(next)) : segment;
            if (current == null) {
                continue;
            }
            var record = Frame.read(chunk, maxRecordBytes);
            if (record != null) {
                return record;
            }
            var unread = current.size() - position;
            if (unread > 0) {
                fill(current, unread);
            } else if (chunk.hasRemaining()) {
                throw damaged(current);
            } else {
                var following = segments.after(current);
                if (following == null) {
                    return null;
                }
                open(following);
            }
        }
    }

    private void fill(Segment current, long unread) throws IOException {
        if (chunk.remaining() >= Frame.size(maxRecordBytes) || channel == null) {
            throw damaged(current);
        }
        chunk.compact();
        chunk.limit((int) Math.min(chunk.capacity(), chunk.position() + unread));
        while (chunk.hasRemaining()) {
            var read = channel.read(chunk, position);
            if (read < 0) {
                throw damaged(current);
            }
            position += read;
        }
        chunk.flip();
    }

    /// Null where the segment was trimmed meanwhile, so the search for the place begins again.
    private @Nullable Segment open(Segment wanted) throws IOException {
        close();
        try {
            channel = FileChannel.open(wanted.file(), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            if (segments.contains(wanted)) {
                throw e;
            }
            return null;
        }
        position = Segment.HEADER;
        chunk.position(0).limit(0);
        segment = wanted;
        return wanted;
    }

    private JournalException damaged(Segment current) {
        return new JournalException(
                "damaged record after sequence " + (next - 1) + " in " + current.file() + "; open the journal again to cut it",
                null);
    }

    /// Lets go of the file that is being read; the journal stays open.
    @Override
    public void close() throws IOException {
        segment = null;
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
