package dev.banso.events.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A value of a rule: text in which `*` stands for any text and `?` for one character.
final class WildcardText {
    private static final int ANY_TEXT = -1;
    private static final int ONE_CHARACTER = -2;

    private final int[] codes;

    private WildcardText(int[] codes) {
        this.codes = codes;
    }

    /// Reads the specification's escapes: `\*` and `\?` are plain characters, `\\` is one backslash,
    /// and a backslash before anything else is itself.
    static WildcardText parse(String text) {
        var codes = IntStream.builder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && "*?\\".indexOf(text.charAt(i + 1)) >= 0) {
                codes.add(text.charAt(++i));
            } else {
                codes.add(c == '*' ? ANY_TEXT : c == '?' ? ONE_CHARACTER : c);
            }
        }
        return new WildcardText(codes.build().toArray());
    }

    /// Text without any wildcard.
    static WildcardText plain(String text) {
        return new WildcardText(text.chars().toArray());
    }

    WildcardText startsAnywhere() {
        return codes.length > 0 && codes[0] == ANY_TEXT ? this : joined(IntStream.of(ANY_TEXT), Arrays.stream(codes));
    }

    WildcardText endsAnywhere() {
        return codes.length > 0 && codes[codes.length - 1] == ANY_TEXT
                ? this
                : joined(Arrays.stream(codes), IntStream.of(ANY_TEXT));
    }

    private static WildcardText joined(IntStream first, IntStream second) {
        return new WildcardText(IntStream.concat(first, second).toArray());
    }

    /// The text, or null where it has wildcards.
    @Nullable String literal() {
        return literal(0, codes.length);
    }

    private @Nullable String literal(int from, int to) {
        var text = new StringBuilder(to - from);
        for (var i = from; i < to; i++) {
            if (codes[i] < 0) {
                return null;
            }
            text.append((char) codes[i]);
        }
        return text.toString();
    }

    /// The cheapest test that does what this text says.
    ValueTest test(boolean cased) {
        var text = cased ? this : folded();
        var length = codes.length;
        var startsAnywhere = length > 0 && codes[0] == ANY_TEXT;
        var endsAnywhere = length > 0 && codes[length - 1] == ANY_TEXT;
        var inner = text.literal(startsAnywhere ? 1 : 0, Math.max(endsAnywhere ? length - 1 : length, startsAnywhere ? 1 : 0));
        if (inner == null) {
            return new ValueTest.Glob(text, cased);
        }
        return startsAnywhere
                ? endsAnywhere ? new ValueTest.Contains(inner, cased) : new ValueTest.EndsWith(inner, cased)
                : endsAnywhere ? new ValueTest.StartsWith(inner, cased) : new ValueTest.Equal(inner, cased);
    }

    /// The places of those characters that begin a word: a letter follows, none precedes.
    List<Integer> wordStarts(String characters) {
        return IntStream.range(0, codes.length - 1)
                .filter(i -> codes[i] >= 0 && characters.indexOf(codes[i]) >= 0)
                .filter(i -> isLetter(codes[i + 1]) && (i == 0 || !isLetter(codes[i - 1])))
                .boxed()
                .toList();
    }

    private static boolean isLetter(int code) {
        return code >= 0 && Character.isLetterOrDigit(code);
    }

    /// The same with another character at that place.
    WildcardText with(int place, char character) {
        var changed = codes.clone();
        changed[place] = character;
        return new WildcardText(changed);
    }

    private WildcardText folded() {
        var folded = IntStream.builder();
        for (var code : codes) {
            if (code < 0) {
                folded.add(code);
            } else {
                String.valueOf((char) code).toLowerCase(Locale.ROOT).chars().forEach(folded::add);
            }
        }
        return new WildcardText(folded.build().toArray());
    }

    /// Whether the whole value has this form. Takes at most length × length steps, whatever the value.
    boolean matches(String value) {
        int at = 0;
        int code = 0;
        int lastAny = -1;
        int resume = 0;
        while (at < value.length()) {
            if (code < codes.length && (codes[code] == ONE_CHARACTER || codes[code] == value.charAt(at))) {
                at++;
                code++;
            } else if (code < codes.length && codes[code] == ANY_TEXT) {
                lastAny = code++;
                resume = at;
            } else if (lastAny >= 0) {
                code = lastAny + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (code < codes.length && codes[code] == ANY_TEXT) {
            code++;
        }
        return code == codes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WildcardText that && Arrays.equals(codes, that.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }
}
