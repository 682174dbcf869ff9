package dev.banso.events.parse;

import dev.banso.events.Flag;
import dev.banso.events.Format;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands before the body: priority, RFC 3164 or RFC 5424 header, what relays put there, or nothing.
///
/// @param body where the body begins
/// @param format how the body is written, as far as its beginning tells
/// @param host host name or address in the header
/// @param time the header's time, where it has a year and a zone
/// @param clock the header's time, where it has neither (`Feb 12 10:31:04`)
record Header(int body, Format format, @Nullable String host, @Nullable Instant time, @Nullable String clock) {
    private static final Pattern CLOCK = Pattern.compile("(?:\\d+,)?([A-Z][a-z]{2} [ \\d]?\\d \\d{2}:\\d{2}:\\d{2})");
    private static final Set<String> MONTHS =
            Set.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    static Header read(byte[] line, int end, Set<Flag> flags) {
        var at = skipLengthPrefix(line, skipSpace(line, 0, end), end, flags);
        at = skipSpace(line, skipPriority(line, at, end), end);
        var structured = Rfc5424.read(line, at, end);
        if (structured != null) {
            var start = skipMark(line, structured.body(), end);
            var body = find(line, start, end);
            return new Header(body.body, body.format, structured.host(), structured.time(), null);
        }
        var start = skipMark(line, at, end);
        return find(line, start, end);
    }

    /// Looks for the first word that begins a body; the words before it are a relay's.
    private static Header find(byte[] line, int from, int end) {
        String host = null;
        Instant time = null;
        var clock = clock(line, from, end);
        var at = from;
        while (at < end) {
            var wordEnd = wordEnd(line, at, end);
            var format = formatAt(line, at, wordEnd, end);
            if (format != null) {
                return new Header(at, format, host, time, clock);
            }
            if (wordEnd > at) {
                var word = new String(line, at, wordEnd - at, StandardCharsets.ISO_8859_1);
                host = isHost(word) ? word : host;
                time = time == null ? instant(word) : time;
            }
            at = wordEnd + 1;
        }
        return new Header(from, Format.UNKNOWN, null, null, clock);
    }

    /// `Feb 12 10:31:04` at the beginning, or behind the counter of a CSV relay.
    private static @Nullable String clock(byte[] line, int from, int end) {
        if (from >= end || line[from] == 'd' || end - from < 15) {
            return null;
        }
        var text = new String(line, from, Math.min(end - from, 40), StandardCharsets.ISO_8859_1);
        var matcher = CLOCK.matcher(text);
        return matcher.lookingAt() ? matcher.group(1) : null;
    }

    private static @Nullable Format formatAt(byte[] line, int at, int wordEnd, int end) {
        if (line[at] == '{') {
            return Format.EVE;
        }
        if (Text.startsWith(line, at, end, "CEF:") || Text.indexOf(line, at, wordEnd, "|Fortinet|") >= 0) {
            return Format.CEF;
        }
        var i = at;
        while (i < end && Text.isKeyByte(line[i])) {
            i++;
        }
        if (i == at || i == end || line[i] != '=' || Text.isDigit(line[at])) {
            return null;
        }
        return CefKeys.SHIPPED.beginsWith(new String(line, at, i - at, StandardCharsets.ISO_8859_1)) ? Format.CEF : Format.KEY_VALUE;
    }

    private static int wordEnd(byte[] line, int from, int end) {
        var at = from;
        while (at < end && line[at] != ' ' && line[at] != ',' && line[at] != '\t') {
            at++;
        }
        return at;
    }

    private static boolean isHost(String word) {
        return !word.endsWith(":") && !word.contains(":") && !word.endsWith("]") && !MONTHS.contains(word)
                && !word.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == '/');
    }

    static @Nullable Instant instant(String word) {
        if (word.length() < 20 || word.charAt(4) != '-' || word.charAt(10) != 'T') {
            return null;
        }
        try {
            return OffsetDateTime.parse(word).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int skipLengthPrefix(byte[] line, int from, int end, Set<Flag> flags) {
        var at = from;
        while (at < end && at - from < 7 && Text.isDigit(line[at])) {
            at++;
        }
        if (at > from && at + 1 < end && line[at] == ' ' && beginsMessage(line, at + 1, end)) {
            flags.add(Flag.LENGTH_PREFIX);
            return at + 1;
        }
        return from;
    }

    private static boolean beginsMessage(byte[] line, int at, int end) {
        return line[at] == '<' || line[at] == '{' || Text.startsWith(line, at, end, "CEF:")
                || Text.startsWith(line, at, end, "date=") || Text.startsWith(line, at, end, "logver=");
    }

    private static int skipPriority(byte[] line, int from, int end) {
        if (from >= end || line[from] != '<') {
            return from;
        }
        var at = from + 1;
        while (at < end && at - from <= 3 && Text.isDigit(line[at])) {
            at++;
        }
        return at > from + 1 && at < end && line[at] == '>' ? at + 1 : from;
    }

    static int skipSpace(byte[] line, int from, int end) {
        var at = from;
        while (at < end && line[at] >= 0 && line[at] <= ' ') {
            at++;
        }
        return at;
    }

    /// RFC 5424 puts a byte order mark before UTF-8 text.
    private static int skipMark(byte[] line, int from, int end) {
        var mark = end - from >= 3 && line[from] == (byte) 0xEF && line[from + 1] == (byte) 0xBB && line[from + 2] == (byte) 0xBF;
        return mark ? from + 3 : from;
    }
}
