package dev.banso.events.detect;

/// Text for a regular expression that gives up when the expression takes too many steps, so that no line of an
/// attacker can hold up the others.
final class PatientText implements CharSequence {
    private static final int STEPS_PER_VALUE = 200_000;

    private final String text;
    private int steps;

    PatientText(String text) {
        this.text = text;
    }

    /// The expression took too many steps on this value.
    static final class Exhausted extends RuntimeException {
        Exhausted() {
            super("regular expression took more than " + STEPS_PER_VALUE + " steps", null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (++steps > STEPS_PER_VALUE) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
