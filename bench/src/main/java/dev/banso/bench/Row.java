package dev.banso.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One figure of one program.
///
/// @param goal null where there is none
record Row(String what, String subject, double value, String unit, @Nullable Goal goal) {
    /// Whether there is a goal and the figure reaches it.
    boolean meetsItsGoal() {
        return goal != null && goal.isMetBy(value);
    }

    /// Figure and goal in one line of a table.
    String inShort() {
        String figure = String.format(Locale.ROOT, "%s, %s: %,.2f %s", what, subject, value, unit);
        return goal == null ? figure : figure + " " + goal.judge(value);
    }

    @Override
    public String toString() {
        String figure = String.format(Locale.ROOT, "%-52s %-16s %14.2f %-8s", what, subject, value, unit);
        return goal == null ? figure.stripTrailing() : figure + " " + goal.judge(value);
    }
}
