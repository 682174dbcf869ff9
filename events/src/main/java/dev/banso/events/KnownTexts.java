package dev.banso.events;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Short values that lines have again and again (`traffic`, `close`, `443`), each as one object: thousands of lines are in memory at
/// a time, and most of what is asked of them is the same few words.
///
/// Threads may write to the same place; as a text never changes, the worst is that one is made anew.
final class KnownTexts {
    private static final int LONGEST = 24;
    private static final int PLACES = 1 << 12;
    private static final @Nullable String[] KNOWN = new String[PLACES];

    private KnownTexts() {}

    /// The ASCII text of a part of a line.
    static String of(byte[] line, int from, int to) {
        if (to - from > LONGEST) {
            return text(line, from, to);
        }
        var place = place(line, from, to);
        var known = KNOWN[place];
        if (known != null && stands(known, line, from, to)) {
            return known;
        }
        var text = text(line, from, to);
        KNOWN[place] = text;
        return text;
    }

    private static int place(byte[] line, int from, int to) {
        var hash = 0;
        for (var at = from; at < to; at++) {
            hash = 31 * hash + line[at];
        }
        return (hash ^ hash >>> 12) & PLACES - 1;
    }

    private static boolean stands(String text, byte[] line, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) != line[from + at]) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] line, int from, int to) {
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
