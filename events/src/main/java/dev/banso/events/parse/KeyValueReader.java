package dev.banso.events.parse;

import dev.banso.events.FieldMap;
import dev.banso.events.Flag;
import java.util.Set;

/// Reads `key=value key="quoted value"` in one pass. Nothing inside a quoted value becomes a field:
/// only an unescaped quote ends it.
final class KeyValueReader {
    private final byte[] line;
    private final int end;
    private final FieldMap fields;
    private final Set<Flag> flags;
    private final boolean commas;
    private int at;

    private KeyValueReader(byte[] line, int from, int end, boolean commas, FieldMap fields, Set<Flag> flags) {
        this.line = line;
        this.at = from;
        this.end = end;
        this.commas = commas;
        this.fields = fields;
        this.flags = flags;
    }

    /// Adds the pairs between two positions to the fields.
    static void read(byte[] line, int from, int end, boolean commas, FieldMap fields, Set<Flag> flags) {
        new KeyValueReader(line, from, end, commas, fields, flags).read();
    }

    private void read() {
        while (skipSeparators()) {
            var start = at;
            while (at < end && Text.isKeyByte(line[at])) {
                at++;
            }
            if (at < end && at > start && line[at] == '=') {
                var key = Text.key(line, start, at++);
                add(key, value());
            } else {
                flags.add(at == end ? Flag.TRUNCATED : Flag.STRAY_TEXT);
                skipWord();
            }
        }
    }

    private boolean skipSeparators() {
        while (at < end && isSeparator(line[at])) {
            at++;
        }
        return at < end && !fields.full();
    }

    private boolean isSeparator(byte b) {
        return b == ' ' || b == '\t' || commas && b == ',';
    }

    private void skipWord() {
        while (at < end && !isSeparator(line[at])) {
            at++;
        }
    }

    private void add(String key, String value) {
        if (!fields.add(key, value)) {
            flags.add(Flag.DUPLICATE_KEY);
        }
    }

    private String value() {
        if (at < end && line[at] == '"') {
            return quoted();
        }
        var start = at;
        skipWord();
        if (at == start) {
            flags.add(Flag.EMPTY_VALUE);
        }
        return Text.decode(line, start, at, flags);
    }

    private String quoted() {
        var start = ++at;
        var escapes = false;
        while (at < end && line[at] != '"') {
            if (line[at] == '\\' && at + 1 < end) {
                escapes = true;
                at++;
            }
            at++;
        }
        var close = Math.min(at, end);
        if (at >= end) {
            flags.add(Flag.UNTERMINATED_QUOTE);
            flags.add(Flag.TRUNCATED);
        } else {
            at++;
        }
        return escapes ? unescape(start, close) : Text.decode(line, start, close, flags);
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
