package dev.banso.database;

/// Text of strangers, fit for PostgreSQL, which knows neither NUL nor half of a surrogate pair.
public final class StoredText {
    private static final char UNKNOWN = '\uFFFD';

    private StoredText() {}

    /// The text, cut to a length, with U+FFFD in the place of what cannot be stored.
    public static String of(String text, int longest) {
        String kept = text.length() <= longest ? text : cut(text, longest);
        for (int at = 0; at < kept.length(); at++) {
            if (kept.charAt(at) == 0 || Character.isSurrogate(kept.charAt(at))) {
                return replaced(kept);
            }
        }
        return kept;
    }

    private static String cut(String text, int longest) {
        boolean splits = Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, splits ? longest - 1 : longest);
    }

    private static String replaced(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(point -> kept.appendCodePoint(
                point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? UNKNOWN : point));
        return kept.toString();
    }
}
