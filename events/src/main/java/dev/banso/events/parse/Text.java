package dev.banso.events.parse;

import dev.banso.events.Flag;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// Turns bytes of a line into text without losing any.
final class Text {
    private static final int KEY_CACHE = 4096;
    private static final int LONGEST_KNOWN_KEY = 64;
    private static final String[] KEYS = new String[KEY_CACHE];

    private static final boolean[] KEY_BYTES = new boolean[128];

    static {
        Arrays.fill(KEYS, "");
        for (var b = 0; b < KEY_BYTES.length; b++) {
            KEY_BYTES[b] = b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b == '_' || b == '-' || b == '.';
        }
    }

    private Text() {}

    /// Decodes UTF-8. A byte that is none is kept as `\xNN` and flagged.
    static String decode(byte[] line, int from, int to, Set<Flag> flags) {
        return isAscii(line, from, to)
                ? new String(line, from, to - from, StandardCharsets.ISO_8859_1)
                : decode(line, from, to, "\\x%02x", flags);
    }

    static boolean isAscii(byte[] line, int from, int to) {
        var all = 0;
        for (var i = from; i < to; i++) {
            all |= line[i];
        }
        return all >= 0;
    }

    /// Decodes UTF-8 and writes each byte that is none by the given format.
    static String decode(byte[] line, int from, int to, String invalid, Set<Flag> flags) {
        var text = new String(line, from, to - from, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : Utf8.keepBytes(line, from, to, invalid, flags);
    }

    /// The key as text; the same few hundred keys come again and again and are shared.
    static String key(byte[] line, int from, int to) {
        var hash = 0;
        for (var i = from; i < to; i++) {
            hash = 31 * hash + line[i];
        }
        var slot = (hash ^ hash >>> 12) & KEY_CACHE - 1;
        var known = KEYS[slot];
        if (same(known, line, from, to)) {
            return known;
        }
        var key = new String(line, from, to - from, StandardCharsets.ISO_8859_1);
        if (key.length() <= LONGEST_KNOWN_KEY) {
            KEYS[slot] = key;
        }
        return key;
    }

    private static boolean same(String known, byte[] line, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (var i = from; i < to; i++) {
            if (known.charAt(i - from) != line[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean startsWith(byte[] line, int from, int to, String text) {
        if (to - from < text.length()) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (line[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether `key=` stands at a position.
    static boolean pairBegins(byte[] line, int at, int end, String key) {
        return at + key.length() < end && line[at + key.length()] == '=' && startsWith(line, at, end, key);
    }

    static int indexOf(byte[] line, int from, int to, String text) {
        for (var i = from; i <= to - text.length(); i++) {
            if (startsWith(line, i, to, text)) {
                return i;
            }
        }
        return -1;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// Letters, digits and `_ - .`: what FortiGate, CEF and custom fields use in keys.
    static boolean isKeyByte(byte b) {
        return b >= 0 && KEY_BYTES[b];
    }
}
