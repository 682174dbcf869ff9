package dev.banso.events.parse;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The header of RFC 5424: `1 time host app process message [structured data] body`.
///
/// @param body where the body begins
/// @param host null where it is `-`
/// @param time null where it is `-` or unreadable
record Rfc5424(int body, @Nullable String host, @Nullable Instant time) {

    /// Null where no such header begins here.
    static @Nullable Rfc5424 read(byte[] line, int from, int end) {
        if (!Text.startsWith(line, from, end, "1 ")) {
            return null;
        }
        var words = new String[5];
        var at = from + 2;
        for (var i = 0; i < words.length; i++) {
            var start = at;
            while (at < end && line[at] != ' ') {
                at++;
            }
            if (at == end) {
                return null;
            }
            words[i] = new String(line, start, at++ - start, StandardCharsets.ISO_8859_1);
        }
        var time = Header.instant(words[0]);
        if (time == null && !words[0].equals("-")) {
            return null;
        }
        var body = skipStructuredData(line, at, end);
        return new Rfc5424(Header.skipSpace(line, body, end), words[1].equals("-") ? null : words[1], time);
    }

    private static int skipStructuredData(byte[] line, int from, int end) {
        if (from < end && line[from] == '-') {
            return from + 1;
        }
        var at = from;
        while (at < end && line[at] == '[') {
            var close = elementEnd(line, at, end);
            if (close == end) {
                return from;
            }
            at = close + 1;
        }
        return at;
    }

    private static int elementEnd(byte[] line, int from, int end) {
        var quoted = false;
        for (var i = from; i < end; i++) {
            switch (line[i]) {
                case '\\' -> i++;
                case '"' -> quoted = !quoted;
                case ']' -> {
                    if (!quoted) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return end;
    }
}
