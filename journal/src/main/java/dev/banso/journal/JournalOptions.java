package dev.banso.journal;

import java.time.Duration;

/// The bounds of a journal.
///
/// @param segmentBytes size at which a new segment file begins
/// @param maxBytes size of all segments at which the journal is full
/// @param reserveBytes free space of the disk that the journal leaves to others
/// @param bufferBytes memory of each of the two buffers that wait for the disk; a full buffer blocks [Journal#append]
/// @param maxRecordBytes largest payload
/// @param commitInterval longest wait of a record for its `fsync`, at most one second
/// @param commitBytes bytes at which a commit does not wait any longer
public record JournalOptions(
        long segmentBytes,
        long maxBytes,
        long reserveBytes,
        int bufferBytes,
        int maxRecordBytes,
        Duration commitInterval,
        int commitBytes) {
    private static final int MIB = 1 << 20;

    /// Segments of 64 MiB up to 8 GiB, 512 MiB left free, commits every 50 ms or 4 MiB.
    public static final JournalOptions DEFAULT = new JournalOptions(
            64L * MIB, 8192L * MIB, 512L * MIB, 16 * MIB, MIB, Duration.ofMillis(50), 4 * MIB);

    /// Checks that the bounds fit together.
    public JournalOptions {
        require(maxRecordBytes > 0, "maxRecordBytes must be positive");
        require(bufferBytes >= Frame.size(maxRecordBytes), "bufferBytes must hold the largest record");
        require(segmentBytes > 0, "segmentBytes must be positive");
        require(
                maxBytes >= 2 * segmentBytes + Frame.size(maxRecordBytes),
                "maxBytes must hold two segments and a record, because the last segment is always kept");
        require(reserveBytes >= 0, "reserveBytes must not be negative");
        require(commitBytes > 0, "commitBytes must be positive");
        require(
                !commitInterval.isNegative() && commitInterval.compareTo(Duration.ofSeconds(1)) <= 0,
                "commitInterval must be between 0 and 1 s: a line counts as received within a second");
    }

    /// The same with another bound of all segments, in segments of at most an eighth of it.
    public JournalOptions withMaxBytes(long bytes) {
        var segment = Math.min(segmentBytes, Math.max(1, bytes / 8));
        return new JournalOptions(
                segment, bytes, reserveBytes, bufferBytes, maxRecordBytes, commitInterval, commitBytes);
    }

    /// The same with another reserve of free space.
    public JournalOptions withReserveBytes(long bytes) {
        return new JournalOptions(
                segmentBytes, maxBytes, bytes, bufferBytes, maxRecordBytes, commitInterval, commitBytes);
    }

    /// The same with another longest wait.
    public JournalOptions withCommitInterval(Duration interval) {
        return new JournalOptions(
                segmentBytes, maxBytes, reserveBytes, bufferBytes, maxRecordBytes, interval, commitBytes);
    }

    /// The same with smaller memory: two buffers of this size.
    public JournalOptions withBufferBytes(int bytes) {
        return new JournalOptions(
                segmentBytes,
                maxBytes,
                reserveBytes,
                bytes,
                Math.min(maxRecordBytes, bytes - Frame.HEADER),
                commitInterval,
                Math.min(commitBytes, Math.max(1, bytes / 2)));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
