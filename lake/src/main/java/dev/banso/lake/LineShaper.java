package dev.banso.lake;

import static java.util.Objects.requireNonNull;

import dev.banso.events.line.Bytes;
import dev.banso.events.line.LineCuts;
import dev.banso.events.line.Spelling;
import dev.banso.events.line.Template;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/// Takes lines apart into shape and values, and proves of each that it comes back. Made to be filled again by one thread.
final class LineShaper {
    private static final int LONGEST = 32 << 10;
    private static final byte[] REST_MARK = Hole.mark("");
    private static final List<byte[]> COLUMN_MARKS =
            ValueColumns.ALL.stream().map(column -> Hole.mark(column.name())).toList();
    private static final List<byte[]> CLOCK_MARKS =
            Arrays.stream(Hole.Clock.values()).map(clock -> Hole.mark(clock.mark())).toList();
    private static final int DAY = 86_400;

    private final LineCuts cuts = new LineCuts();
    private final LineValues values = new LineValues();
    private final KnownShapes shapes = new KnownShapes();
    private final Bytes shape = new Bytes();
    private final Bytes rest = new Bytes();
    private final Bytes restored = new Bytes();
    private KnownShapes.@Nullable KnownShape known;
    private byte[] restBytes = {};

    /// Whether the line of an event comes back, byte for byte, from what this holds now; else it must be kept as it is.
    boolean shape(StoredEvent event) {
        var line = event.line();
        if (line.length > LONGEST) {
            return false;
        }
        cuts.cut(line);
        values.begin(event);
        shape.clear();
        rest.clear();
        findZone(line);
        var at = 0;
        for (var value = 0; value < cuts.count(); value++) {
            Template.putText(line, at, cuts.from(value), shape);
            Template.putMark(mark(line, value), shape);
            at = cuts.to(value);
        }
        Template.putText(line, at, line.length, shape);
        return comesBack(line);
    }

    Binary shape() {
        return requireNonNull(known).binary();
    }

    byte[] rest() {
        return restBytes;
    }

    LineValues values() {
        return values;
    }

    private boolean comesBack(byte[] line) {
        known = shapes.of(shape);
        restBytes = rest.toArray();
        restored.clear();
        LineRestorer.restore(known.template(), restBytes, values, restored);
        return restored.are(line);
    }

    /// Takes a value away and says what stands for it.
    private byte[] mark(byte[] line, int value) {
        var from = cuts.from(value);
        var to = cuts.to(value);
        var column = ValueColumns.ofKey(line, cuts.keyFrom(value), cuts.keyTo(value));
        var clocks = ValueColumns.clocks(column);
        for (var clock : clocks) {
            if (values.take(clock, line, from, to)) {
                return CLOCK_MARKS.get(clock.ordinal());
            }
        }
        if (column >= 0 && clocks.isEmpty() && values.take(column, line, from, to)) {
            return COLUMN_MARKS.get(column);
        }
        rest.put(line, from, to);
        rest.put(LineRestorer.SEPARATOR);
        return REST_MARK;
    }

    /// How far the clock of the line is from UTC: what its `time` says, less what the event's time is.
    private void findZone(byte[] line) {
        for (var value = 0; value < cuts.count(); value++) {
            var from = cuts.from(value);
            if (cuts.to(value) - from == 8 && isTime(line, value)) {
                var local = Spelling.digits(line, from, from + 2) * 3600
                        + Spelling.digits(line, from + 3, from + 5) * 60
                        + Spelling.digits(line, from + 6, from + 8);
                var second = Math.floorMod(Math.floorDiv(values.time(), 1_000_000L), (long) DAY);
                var offset = Math.floorMod(local - second + DAY / 2, (long) DAY) - DAY / 2;
                if (offset % 60 == 0) {
                    values.fill(ValueColumns.ZONE, offset / 60);
                }
                return;
            }
        }
    }

    private boolean isTime(byte[] line, int value) {
        return ValueColumns.clocks(ValueColumns.ofKey(line, cuts.keyFrom(value), cuts.keyTo(value)))
                .contains(Hole.Clock.TIME);
    }
}
