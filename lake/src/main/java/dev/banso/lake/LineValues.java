package dev.banso.lake;

import dev.banso.events.line.Bytes;
import dev.banso.events.line.Spelling;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the columns hold for one line, while it is being taken apart. Made to be filled again by one thread.
final class LineValues implements Cells {
    private static final int COLUMNS = ValueColumns.ALL.size();
    private static final int NANOSECOND_DIGITS = 19;

    private final boolean[] filled = new boolean[COLUMNS];
    private final long[] numbers = new long[COLUMNS];
    private final long[] lowNumbers = new long[COLUMNS];
    private final @Nullable String[] texts = new String[COLUMNS];
    private final Bytes written = new Bytes();
    private long time;

    /// Begins with what searches look for.
    void begin(StoredEvent event) {
        time = LineSchema.micros(event.time());
        Arrays.fill(filled, false);
        var columns = event.columns();
        var column = 0;
        give(column++, columns.type());
        give(column++, columns.subtype());
        give(column++, columns.srcIp());
        give(column++, columns.srcPort());
        give(column++, columns.dstIp());
        give(column++, columns.dstPort());
        give(column++, columns.user());
        give(column++, columns.host());
        give(column++, columns.url());
        give(column++, columns.file());
        give(column++, columns.attack());
        give(column++, columns.action());
        give(column++, columns.service());
        give(column, columns.message());
    }

    /// Whether a column holds exactly this value of the line: because it did, or because it was free for it.
    boolean take(int column, byte[] line, int from, int to) {
        var kind = ValueColumns.ALL.get(column);
        if (!filled[column]) {
            // Every spelling is the only one of its number, so what was read there stands there.
            return !kind.given() && fill(column, kind, line, from, to);
        }
        written.clear();
        new Hole.Column(column).write(this, written);
        return written.are(line, from, to);
    }

    /// Whether the time of the event, spelled so, is exactly this value of the line.
    boolean take(Hole.Clock clock, byte[] line, int from, int to) {
        if (clock == Hole.Clock.NANOSECONDS ? !fillNanos(line, from, to) : !filled[ValueColumns.ZONE] && clock != Hole.Clock.SECONDS) {
            return false;
        }
        written.clear();
        clock.write(this, written);
        return written.are(line, from, to);
    }

    void fill(int column, long number) {
        filled[column] = true;
        numbers[column] = number;
    }

    boolean isFilled(int column) {
        return filled[column];
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public long number(int column) {
        return numbers[column];
    }

    @Override
    public @Nullable String text(int column) {
        return ValueColumns.ALL.get(column).type() == ValueColumn.Type.UUID ? uuid(column).toString() : texts[column];
    }

    UUID uuid(int column) {
        return new UUID(numbers[column], lowNumbers[column]);
    }

    /// What of nanoseconds the time of the event has not kept; only one value of a line can bring it.
    private boolean fillNanos(byte[] line, int from, int to) {
        if (filled[ValueColumns.NANOS] || to - from != NANOSECOND_DIGITS) {
            return filled[ValueColumns.NANOS];
        }
        var nanos = Spelling.digits(line, to - 3, to);
        if (nanos != Spelling.NONE) {
            fill(ValueColumns.NANOS, nanos);
        }
        return nanos != Spelling.NONE;
    }

    private boolean fill(int column, ValueColumn kind, byte[] line, int from, int to) {
        if (kind.type() == ValueColumn.Type.UUID) {
            if (!Spelling.isUuid(line, from, to)) {
                return false;
            }
            fill(column, Spelling.uuidHalf(line, from));
            lowNumbers[column] = Spelling.uuidHalf(line, from + 19);
            return true;
        }
        var number = kind.spelling().read(line, from, to);
        if (number != Spelling.NONE) {
            fill(column, number);
        }
        return number != Spelling.NONE;
    }

    private void give(int column, @Nullable String text) {
        filled[column] = text != null;
        texts[column] = text;
    }

    private void give(int column, @Nullable Integer number) {
        filled[column] = number != null && number >= 0;
        numbers[column] = number == null ? 0 : number;
    }
}
