package dev.banso.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Records on their way to the disk, already in the form of the file.
final class Batch {
    private final ByteBuffer frames;
    private long last;
    private long startedNanos;

    Batch(int bytes) {
        frames = ByteBuffer.allocateDirect(bytes);
    }

    boolean fits(int payload) {
        return frames.remaining() >= Frame.size(payload);
    }

    void add(long sequence, byte[] payload, CRC32C checksum) {
        if (isEmpty()) {
            startedNanos = System.nanoTime();
        }
        Frame.write(frames, sequence, payload, checksum);
        last = sequence;
    }

    boolean isEmpty() {
        return frames.position() == 0;
    }

    int bytes() {
        return frames.position();
    }

    long last() {
        return last;
    }

    long startedNanos() {
        return startedNanos;
    }

    /// The frames, to be written.
    ByteBuffer toWrite() {
        return frames.duplicate().flip();
    }

    void clear() {
        frames.clear();
    }
}
