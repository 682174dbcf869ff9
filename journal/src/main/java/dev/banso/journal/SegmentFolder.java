package dev.banso.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The segments of a journal. One thread appends; any may look, read and trim.
final class SegmentFolder implements AutoCloseable {
    private final Path folder;
    private final long segmentBytes;
    private final ConcurrentSkipListMap<Long, Segment> segments = new ConcurrentSkipListMap<>();
    private final AtomicLong bytes = new AtomicLong();
    /// Held while the last segment changes: by the writer, and by who closes it.
    private final ReentrantLock appending = new ReentrantLock();
    private FileChannel channel;
    private long next;
    private long trimmed;
    /// Records behind it stay although they may be worked off.
    private long held = Long.MAX_VALUE;

    SegmentFolder(Path folder, long segmentBytes, List<Segment> found, long nextSequence) throws IOException {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        found.forEach(this::add);
        var last = segments.isEmpty() ? Segment.create(folder, nextSequence) : segments.lastEntry().getValue();
        if (segments.isEmpty()) {
            add(last);
        }
        channel = FileChannel.open(last.file(), StandardOpenOption.WRITE);
        next = nextSequence;
    }

    /// Writes whole frames behind the last record, makes them durable and moves the buffer behind them. On failure the
    /// buffer stands at the first frame that is not durable, and nothing of that remains in the file.
    void append(ByteBuffer frames) throws IOException {
        appending.lock();
        try {
            while (frames.hasRemaining()) {
                var room = segmentBytes - last().size();
                if (last().size() > Segment.HEADER && Frame.sizeAt(frames, frames.position()) > room) {
                    roll(Frame.sequenceAt(frames, frames.position()));
                    room = segmentBytes - last().size();
                }
                write(frames, framesWithin(frames, room));
            }
        } finally {
            appending.unlock();
        }
    }

    private void write(ByteBuffer frames, int length) throws IOException {
        var segment = last();
        try {
            channel.position(segment.size());
            Disk.write(channel, frames.slice(frames.position(), length));
            channel.force(false);
        } catch (IOException e) {
            cutBack(segment, e);
            throw e;
        }
        next = lastSequence(frames, length) + 1;
        frames.position(frames.position() + length);
        bytes.addAndGet(length);
        segment.grow(segment.size() + length);
    }

    /// Bytes of the frames that fit into the room, at least one frame.
    private static int framesWithin(ByteBuffer frames, long room) {
        var start = frames.position();
        var end = start + Frame.sizeAt(frames, start);
        while (end < frames.limit() && end + Frame.sizeAt(frames, end) - start <= room) {
            end += Frame.sizeAt(frames, end);
        }
        return end - start;
    }

    private static long lastSequence(ByteBuffer frames, int length) {
        var last = frames.position();
        for (var at = last; at < frames.position() + length; at += Frame.sizeAt(frames, at)) {
            last = at;
        }
        return Frame.sequenceAt(frames, last);
    }

    /// Begins a new segment behind what is written, where the last one holds anything.
    ///
    /// @return the last sequence that lies before the new segment
    long closeLast() throws IOException {
        appending.lock();
        try {
            if (last().size() > Segment.HEADER) {
                roll(next);
            }
            return next - 1;
        } finally {
            appending.unlock();
        }
    }

    /// Begins a new segment whose first record will have this sequence.
    void roll(long firstSequence) throws IOException {
        appending.lock();
        try {
            var begun = Segment.create(folder, firstSequence);
            var begunChannel = FileChannel.open(begun.file(), StandardOpenOption.WRITE);
            channel.close();
            channel = begunChannel;
            next = firstSequence;
            add(begun);
        } finally {
            appending.unlock();
        }
    }

    /// Keeps what lies behind a sequence, until it is [released][#release].
    synchronized void hold(long sequence) {
        held = sequence;
    }

    synchronized void release() throws IOException {
        held = Long.MAX_VALUE;
        trim(trimmed);
    }

    /// Deletes segments whose records all lie at or before a sequence; the last one stays, and so does what is held.
    synchronized void trim(long sequence) throws IOException {
        trimmed = Math.max(trimmed, sequence);
        var bound = Math.min(trimmed, held);
        var removed = false;
        for (var first = segments.firstEntry().getValue(); ; first = segments.firstEntry().getValue()) {
            var following = segments.higherEntry(first.base());
            if (following == null || following.getKey() - 1 > bound) {
                break;
            }
            segments.remove(first.base());
            Files.deleteIfExists(first.file());
            bytes.addAndGet(-first.size());
            removed = true;
        }
        if (removed) {
            Disk.forceFolder(folder);
        }
    }

    /// The segment that holds a sequence, or the nearest one behind it.
    Segment holding(long sequence) {
        var entry = segments.floorEntry(sequence);
        return entry == null ? segments.firstEntry().getValue() : entry.getValue();
    }

    @Nullable Segment after(Segment segment) {
        var entry = segments.higherEntry(segment.base());
        return entry == null ? null : entry.getValue();
    }

    boolean contains(Segment segment) {
        return segments.containsKey(segment.base());
    }

    Segment first() {
        return segments.firstEntry().getValue();
    }

    Segment last() {
        return segments.lastEntry().getValue();
    }

    long bytes() {
        return bytes.get();
    }

    int count() {
        return segments.size();
    }

    private void add(Segment segment) {
        segments.put(segment.base(), segment);
        bytes.addAndGet(segment.size());
    }

    private void cutBack(Segment segment, IOException failure) {
        try {
            channel.truncate(segment.size());
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
