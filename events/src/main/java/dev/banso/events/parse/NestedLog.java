package dev.banso.events.parse;

import dev.banso.events.FieldMap;
import dev.banso.events.Flag;
import java.util.Arrays;
import java.util.Set;

/// A FortiAnalyzer alert carries the device's line as `log="date=… devname="FGT" …"`, its quotes escaped or not.
final class NestedLog {
    private static final String[] STARTS = {"date=", "logver=", "itime=", "id=", "devname=", "devid=", "eventtime="};

    private NestedLog() {}

    /// Whether the value of `log` that begins here is a line, and no mere name (`log="tlog"`).
    static boolean startsAt(byte[] line, int from, int end) {
        for (var start : STARTS) {
            if (Text.startsWith(line, from, end, start)) {
                return true;
            }
        }
        return false;
    }

    /// Adds the fields of the inner line and returns the position behind it. Fields before it that the inner line has
    /// too give way, for they describe the alert and not the event.
    static int read(byte[] line, int from, int end, FieldMap fields, Set<Flag> flags) {
        flags.add(Flag.NESTED_LOG);
        var close = end - 1;
        while (close > from && line[close] != '"') {
            close--;
        }
        var closed = close > from;
        var text = inner(line, from, closed ? close : end);
        var inner = KeyValueReader.readNested(text, flags);
        fields.putFirst(inner);
        return closed ? close + 1 : end;
    }

    private static byte[] inner(byte[] line, int from, int to) {
        var text = new byte[to - from];
        var length = 0;
        var escaped = firstQuoteEscaped(line, from, to);
        for (var i = from; i < to; i++) {
            var escape = escaped && line[i] == '\\' && i + 1 < to && (line[i + 1] == '"' || line[i + 1] == '\\');
            text[length++] = escape ? line[++i] : line[i];
        }
        return Arrays.copyOf(text, length);
    }

    private static boolean firstQuoteEscaped(byte[] line, int from, int to) {
        for (var i = from; i < to; i++) {
            if (line[i] == '"') {
                return i > from && line[i - 1] == '\\';
            }
        }
        return false;
    }
}
