package dev.banso.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// How a record lies in a segment: length (4), CRC32C of payload, length and sequence (4), sequence (8), payload.
final class Frame {
    static final int HEADER = 16;

    private Frame() {}

    static int size(int payload) {
        return Math.addExact(HEADER, payload);
    }

    /// The checksum's first part, which needs no lock.
    static CRC32C checksum(byte[] payload) {
        var checksum = new CRC32C();
        checksum.update(payload);
        return checksum;
    }

    static void write(ByteBuffer target, long sequence, byte[] payload, CRC32C checksum) {
        var start = target.position();
        target.putInt(payload.length).putInt(0).putLong(sequence);
        target.putInt(start + 4, close(checksum, payload.length, sequence));
        target.put(payload);
    }

    static int sizeAt(ByteBuffer frames, int position) {
        return HEADER + frames.getInt(position);
    }

    static long sequenceAt(ByteBuffer frames, int position) {
        return frames.getLong(position + 8);
    }

    /// The record at the buffer's position, which moves behind it; null and no move where there is no whole good record.
    static @Nullable JournalRecord read(ByteBuffer source, int maxRecordBytes) {
        var start = source.position();
        if (source.remaining() < HEADER) {
            return null;
        }
        var length = source.getInt(start);
        if (length < 0 || length > maxRecordBytes || source.remaining() - HEADER < length) {
            return null;
        }
        var payload = new byte[length];
        source.get(start + HEADER, payload);
        var sequence = source.getLong(start + 8);
        if (close(checksum(payload), length, sequence) != source.getInt(start + 4)) {
            return null;
        }
        source.position(start + HEADER + length);
        return new JournalRecord(sequence, payload);
    }

    private static int close(CRC32C checksum, int length, long sequence) {
        var numbers = new byte[12];
        ByteBuffer.wrap(numbers).putInt(length).putLong(sequence);
        checksum.update(numbers);
        return (int) checksum.getValue();
    }
}
