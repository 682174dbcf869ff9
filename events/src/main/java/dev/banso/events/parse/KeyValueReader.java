package dev.banso.events.parse;

import dev.banso.events.FieldMap;
import dev.banso.events.Flag;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `key=value key="quoted value"`, separated by spaces or (FortiGate's CSV) commas, in one pass.
///
/// Nothing inside a quoted value becomes a field: only an unescaped quote ends it. Where that does not make a regular
/// line, because a sender escapes quotes but no backslashes or nothing at all, [QuoteResolver] finds the reading that does.
final class KeyValueReader {
    private final byte[] line;
    private final int end;
    private final boolean commas;
    private final int @Nullable [] closings;
    private final boolean nested;
    private final FieldMap fields = new FieldMap();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private int at;
    private int lastUnquoted = -1;
    private boolean irregular;

    private KeyValueReader(byte[] line, int from, int end, boolean commas, int @Nullable [] closings, boolean nested) {
        this.line = line;
        this.at = from;
        this.end = end;
        this.commas = commas;
        this.closings = closings;
        this.nested = nested;
    }

    /// The pairs between two positions of the line.
    static FieldMap read(byte[] line, int from, int end, boolean commas, Set<Flag> flags) {
        return read(line, from, end, commas, flags, false);
    }

    /// The pairs of a line inside an alert: it holds no further line, so that no text makes the reading go deeper.
    static FieldMap readNested(byte[] line, Set<Flag> flags) {
        return read(line, 0, line.length, commasSeparate(line, 0, line.length), flags, true);
    }

    private static FieldMap read(byte[] line, int from, int end, boolean commas, Set<Flag> flags, boolean nested) {
        var reader = new KeyValueReader(line, from, end, commas, null, nested);
        reader.read();
        if (reader.irregular) {
            var closings = QuoteResolver.resolve(line, from, end, commas);
            if (closings != null) {
                reader = new KeyValueReader(line, from, end, commas, closings, nested);
                reader.flags.add(Flag.AMBIGUOUS_QUOTE);
                reader.read();
            }
        }
        flags.addAll(reader.flags);
        return reader.fields;
    }

    /// FortiGate's CSV is known by the comma behind its first value.
    static boolean commasSeparate(byte[] line, int from, int end) {
        var i = from;
        while (i < end && line[i] != '=') {
            i++;
        }
        if (++i < end && line[i] == '"') {
            i++;
            while (i < end && line[i] != '"') {
                i++;
            }
        }
        while (i < end && line[i] != ' ' && line[i] != ',') {
            i++;
        }
        return i < end && line[i] == ',';
    }

    private void read() {
        while (skipSeparators()) {
            var start = at;
            var expected = fields.expectedKey();
            if (expected != null && Text.pairBegins(line, at, end, expected)) {
                at += expected.length() + 1;
                pair(expected);
                continue;
            }
            while (at < end && Text.isKeyByte(line[at])) {
                at++;
            }
            if (at < end && at > start && line[at] == '=') {
                pair(Text.key(line, start, at++));
            } else {
                stray(start);
            }
        }
    }

    private void pair(String key) {
        if (at < end && line[at] == '"') {
            lastUnquoted = -1;
            if (!nested && key.equals("log") && NestedLog.startsAt(line, at + 1, end)) {
                at = NestedLog.read(line, at + 1, end, fields, flags);
            } else {
                quoted(key);
            }
        } else {
            var start = at;
            skipUnquoted();
            if (at == start) {
                flags.add(Flag.EMPTY_VALUE);
            }
            lastUnquoted = add(key, start, at) ? start : -1;
        }
    }

    private boolean skipSeparators() {
        while (at < end && isSeparator(line[at], commas)) {
            at++;
        }
        if (at < end && fields.full()) {
            flags.add(Flag.TRUNCATED);
            return false;
        }
        return at < end;
    }

    static boolean isSeparator(byte b, boolean commas) {
        return b == ' ' || b == '\t' || commas && b == ',';
    }

    private void skipUnquoted() {
        while (at < end && !endsUnquoted(at)) {
            if (line[at] == '"') {
                irregular = true;
            }
            at++;
        }
    }

    /// A space ends an unquoted value; in CSV only where a key follows, for there the comma separates.
    private boolean endsUnquoted(int position) {
        var b = line[position];
        if (!commas) {
            return b == ' ' || b == '\t';
        }
        return b == ',' || b == ' ' && keyFollows(line, position + 1, end);
    }

    /// Whether `key=` stands at a position, spaces skipped.
    static boolean keyFollows(byte[] line, int position, int end) {
        var i = position;
        while (i < end && (line[i] == ' ' || line[i] == '\t' || line[i] == ',')) {
            i++;
        }
        var start = i;
        while (i < end && Text.isKeyByte(line[i])) {
            i++;
        }
        return i > start && i < end && line[i] == '=';
    }

    /// A word that is no pair belongs to the unquoted value before it (FortiOS 3 and 4 write `time=10: 13:03`).
    private void stray(int start) {
        while (at < end && !isSeparator(line[at], commas)) {
            irregular |= line[at++] == '"';
        }
        if (lastUnquoted >= 0) {
            fields.replaceLast(Text.decode(line, lastUnquoted, at, flags));
        } else if (at < end || start == at) {
            irregular = true;
        } else {
            flags.add(Flag.TRUNCATED);
        }
        flags.add(Flag.STRAY_TEXT);
    }

    private boolean add(String key, String value) {
        return flagged(fields.add(key, value));
    }

    private boolean add(String key, int from, int to) {
        return Text.isAscii(line, from, to)
                ? flagged(fields.add(key, line, from, to))
                : add(key, Text.decode(line, from, to, flags));
    }

    private boolean flagged(boolean added) {
        if (!added) {
            flags.add(Flag.DUPLICATE_KEY);
        }
        return added;
    }

    private void quoted(String key) {
        var start = ++at;
        var escapes = false;
        if (closings == null) {
            while (at < end && line[at] != '"') {
                if (line[at] == '\\' && at + 1 < end) {
                    escapes = true;
                    at++;
                }
                at++;
            }
        } else {
            at = closings[start];
            escapes = true;
        }
        var close = Math.min(at, end);
        if (at >= end) {
            flags.add(Flag.UNTERMINATED_QUOTE);
            flags.add(Flag.TRUNCATED);
        } else if (++at < end && !isSeparator(line[at], commas)) {
            irregular = true;
        }
        if (escapes) {
            add(key, unescape(start, close));
        } else {
            add(key, start, close);
        }
    }

    /// `\"` is a quote and `\\` a backslash; any other backslash stands for itself.
    private String unescape(int from, int to) {
        var plain = new byte[to - from];
        var length = 0;
        for (var i = from; i < to; i++) {
            var escape = line[i] == '\\' && i + 1 < to && (line[i + 1] == '"' || line[i + 1] == '\\');
            plain[length++] = escape ? line[++i] : line[i];
        }
        return Text.decode(plain, 0, length, flags);
    }
}
