package dev.banso.events.parse;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Finds where quoted values end in a line that is not regular when `\"` and `\\` are taken as escapes.
///
/// Two other ways of writing are tried, each only where it makes the *whole* line regular, so that text inside a value
/// gains nothing by imitating pairs: first that the sender escapes quotes but no backslashes (then a quote without a
/// backslash before it surely ends a value, and one with may), last that it escapes nothing (then a quote ends a value
/// where a key or the end of the line follows).
final class QuoteResolver {
    private static final int MOST_STEPS = 200_000;
    private static final int DEEPEST = 1_000;

    private final byte[] line;
    private final int from;
    private final int end;
    private final boolean commas;
    private final boolean escaped;
    private final int[] closings;
    private final BitSet failed = new BitSet();
    private int steps;

    private QuoteResolver(byte[] line, int from, int end, boolean commas, boolean escaped) {
        this.line = line;
        this.from = from;
        this.end = end;
        this.commas = commas;
        this.escaped = escaped;
        this.closings = new int[end + 1];
    }

    /// The closing quote for each start of a quoted value, `end` where it has none; null where no reading is regular.
    static int @Nullable [] resolve(byte[] line, int from, int end, boolean commas) {
        var escapedQuotes = new QuoteResolver(line, from, end, commas, true);
        if (escapedQuotes.hasEscapedQuote() && escapedQuotes.regular(from, 0)) {
            return escapedQuotes.closings;
        }
        var rawQuotes = new QuoteResolver(line, from, end, commas, false);
        return rawQuotes.regular(from, 0) ? rawQuotes.closings : null;
    }

    private boolean hasEscapedQuote() {
        for (var i = from + 1; i < end; i++) {
            if (line[i] == '"' && line[i - 1] == '\\') {
                return true;
            }
        }
        return false;
    }

    /// Whether the line from here to its end can be read as pairs; remembers the closings that make it so.
    private boolean regular(int position, int depth) {
        var at = position;
        while (at < end && KeyValueReader.isSeparator(line[at], commas)) {
            at++;
        }
        if (at >= end) {
            return true;
        }
        if (depth > DEEPEST || steps > MOST_STEPS || failed.get(at)) {
            return false;
        }
        var fits = pair(at, depth);
        if (!fits) {
            failed.set(at);
        }
        return fits;
    }

    private boolean pair(int start, int depth) {
        var at = start;
        while (at < end && Text.isKeyByte(line[at])) {
            at++;
        }
        if (at == end) {
            return true;
        }
        if (at == start || line[at] != '=') {
            return false;
        }
        at++;
        if (at < end && line[at] == '"') {
            return escaped ? escapedQuote(at + 1, depth) : rawQuote(at + 1, depth);
        }
        while (at < end && !KeyValueReader.isSeparator(line[at], commas)) {
            if (line[at++] == '"') {
                return false;
            }
        }
        return regular(at, depth + 1);
    }

    private boolean escapedQuote(int start, int depth) {
        var sure = start;
        while (sure < end && !(line[sure] == '"' && line[sure - 1] != '\\') && !emptyAt(sure, start)) {
            sure++;
            steps++;
        }
        if (sure == end || followed(sure) && regular(sure + 1, depth + 1)) {
            closings[start] = sure;
            return true;
        }
        for (var i = sure - 1; i > start; i--) {
            steps++;
            if (line[i] == '"' && followed(i) && regular(i + 1, depth + 1)) {
                closings[start] = i;
                return true;
            }
        }
        return false;
    }

    private boolean emptyAt(int position, int start) {
        return position == start && line[position] == '"';
    }

    private boolean rawQuote(int start, int depth) {
        var candidates = false;
        for (var i = start; i < end; i++) {
            steps++;
            if (line[i] == '"' && (i == start || line[i - 1] != '\\')) {
                candidates = true;
                if (followed(i) && regular(i + 1, depth + 1)) {
                    closings[start] = i;
                    return true;
                }
            }
        }
        closings[start] = end;
        return !candidates;
    }

    /// Whether a quote here can end a value: the end, or a separator and a key (perhaps cut), comes after it.
    private boolean followed(int quote) {
        var next = quote + 1;
        if (next == end) {
            return true;
        }
        if (!KeyValueReader.isSeparator(line[next], commas)) {
            return false;
        }
        while (next < end && KeyValueReader.isSeparator(line[next], commas)) {
            next++;
        }
        while (next < end && Text.isKeyByte(line[next])) {
            next++;
        }
        return next == end || line[next] == '=';
    }
}
