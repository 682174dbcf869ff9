package dev.banso.bench;

import java.util.Locale;

/// What a figure is meant to be.
///
/// @param atMost whether less is better
record Goal(boolean atMost, double value) {
    static Goal atMost(double value) {
        return new Goal(true, value);
    }

    static Goal atLeast(double value) {
        return new Goal(false, value);
    }

    boolean isMetBy(double figure) {
        return atMost ? figure <= value : figure >= value;
    }

    /// The goal and whether the figure meets it, for people.
    String judge(double figure) {
        return String.format(Locale.ROOT, "%s (goal: %s %,.2f)", isMetBy(figure) ? "met" : "missed", atMost ? "≤" : "≥", value);
    }
}
