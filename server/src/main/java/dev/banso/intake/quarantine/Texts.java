package dev.banso.intake.quarantine;

/// Text of strangers, fit for PostgreSQL, which knows no NUL and no half characters.
final class Texts {
    private Texts() {}

    static String printable(String text, int longest) {
        int end = Math.min(text.length(), longest);
        boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, splits ? end - 1 : end).replace('\0', '\uFFFD');
    }
}
