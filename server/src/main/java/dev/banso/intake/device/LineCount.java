package dev.banso.intake.device;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Lines of one device on one day, within a batch, as they are counted.
final class LineCount {
    private final Key key;
    private long lines;
    private long flagged;
    private long bytes;
    private Instant first;
    private Instant last;

    /// @param day of the events, in Asia/Tokyo
    record Key(UUID device, UUID company, LocalDate day) {}

    /// None yet.
    ///
    /// @param time of the event that will be counted first
    LineCount(Key key, Instant time) {
        this.key = key;
        first = time;
        last = time;
    }

    void add(Instant time, boolean isFlagged, int length) {
        lines++;
        flagged += isFlagged ? 1 : 0;
        bytes += length;
        spanTo(time, time);
    }

    /// Both together.
    LineCount with(LineCount others) {
        LineCount both = new LineCount(key, first);
        both.lines = lines + others.lines;
        both.flagged = flagged + others.flagged;
        both.bytes = bytes + others.bytes;
        both.spanTo(first, last);
        both.spanTo(others.first, others.last);
        return both;
    }

    private void spanTo(Instant earliest, Instant latest) {
        first = earliest.isBefore(first) ? earliest : first;
        last = latest.isAfter(last) ? latest : last;
    }

    Key key() {
        return key;
    }

    long lines() {
        return lines;
    }

    /// Lines with a flag.
    long flagged() {
        return flagged;
    }

    /// Bytes of the lines.
    long bytes() {
        return bytes;
    }

    /// The earliest event.
    Instant first() {
        return first;
    }

    /// The latest event.
    Instant last() {
        return last;
    }
}
