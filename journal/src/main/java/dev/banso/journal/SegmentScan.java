package dev.banso.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads a whole segment at opening: how far it is good, and what lies behind.
///
/// @param goodBytes size up to the end of the last good record; 0 where even the header is not good
/// @param fileBytes size of the file
/// @param records good records before the first damage
/// @param lastSequence sequence of the last of them, or of the record before the segment's first
/// @param strayRecords good records behind the damage
/// @param highestSequence highest sequence seen anywhere in the file
record SegmentScan(
        long goodBytes, long fileBytes, long records, long lastSequence, long strayRecords, long highestSequence) {
    private static final int CHUNK = 4 << 20;

    static SegmentScan of(Path file, long base, int maxRecordBytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var size = channel.size();
            var header = read(channel, 0, Segment.HEADER);
            if (!Segment.hasHeader(header, base)) {
                return behind(channel, 0, new SegmentScan(0, size, 0, base - 1, 0, base - 1), maxRecordBytes);
            }
            var good = good(channel, base, size, maxRecordBytes);
            return good.goodBytes == size ? good : behind(channel, good.goodBytes, good, maxRecordBytes);
        }
    }

    private static SegmentScan good(FileChannel channel, long base, long size, int maxRecordBytes)
            throws IOException {
        var position = (long) Segment.HEADER;
        var last = base - 1;
        var records = 0L;
        var window = Math.max(CHUNK, Frame.size(maxRecordBytes));
        var chunk = ByteBuffer.allocate(0);
        while (true) {
            var before = chunk.position();
            var record = Frame.read(chunk, maxRecordBytes);
            if (record != null && record.sequence() == last + 1) {
                position += chunk.position() - before;
                last = record.sequence();
                records++;
            } else if (record == null && chunk.remaining() < Math.min(size - position, window)) {
                chunk = read(channel, position, window);
            } else {
                return new SegmentScan(position, size, records, last, 0, last);
            }
        }
    }

    /// Looks for good records behind the first bad byte: they tell damage from a torn tail, and which sequences are used.
    private static SegmentScan behind(FileChannel channel, long from, SegmentScan good, int maxRecordBytes)
            throws IOException {
        var strays = 0L;
        var highest = good.highestSequence;
        var position = from;
        var window = Math.max(CHUNK, 2 * Frame.size(maxRecordBytes));
        while (position < good.fileBytes) {
            var chunk = read(channel, position, window);
            var lastChunk = position + chunk.limit() == good.fileBytes;
            var stop = lastChunk ? chunk.limit() : chunk.limit() - Frame.size(maxRecordBytes);
            while (chunk.position() < stop) {
                var record = plausible(chunk, highest, good) ? Frame.read(chunk, maxRecordBytes) : null;
                if (record == null) {
                    chunk.position(chunk.position() + 1);
                } else {
                    strays++;
                    highest = record.sequence();
                }
            }
            position += chunk.position();
        }
        return new SegmentScan(
                good.goodBytes, good.fileBytes, good.records, good.lastSequence, strays, highest);
    }

    private static boolean plausible(ByteBuffer chunk, long highest, SegmentScan good) {
        if (chunk.remaining() < Frame.HEADER) {
            return false;
        }
        var sequence = chunk.getLong(chunk.position() + 8);
        return sequence > highest && sequence <= good.lastSequence + good.fileBytes / Frame.HEADER + 1;
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        var bytes = ByteBuffer.allocate((int) Math.min(length, channel.size() - position));
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
            // read on
        }
        return bytes.flip();
    }
}
