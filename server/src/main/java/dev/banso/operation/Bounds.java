package dev.banso.operation;

import org.jspecify.annotations.Nullable;

/// Where a number begins to be a matter.
///
/// @param watch beyond this somebody should have an eye on it
/// @param alarm beyond this somebody must do something; null where it never comes to that
/// @param fall true where small numbers are bad
public record Bounds(double watch, @Nullable Double alarm, boolean fall) {
    /// Large numbers are bad.
    public static Bounds above(double watch, double alarm) {
        return new Bounds(watch, alarm, false);
    }

    /// Large numbers deserve an eye, and never more than that.
    public static Bounds above(double watch) {
        return new Bounds(watch, null, false);
    }

    /// Small numbers are bad.
    public static Bounds below(double watch, double alarm) {
        return new Bounds(watch, alarm, true);
    }

    Condition condition(double value) {
        if (alarm != null && beyond(value, alarm)) {
            return Condition.ALARM;
        }
        return beyond(value, watch) ? Condition.WATCH : Condition.WELL;
    }

    private boolean beyond(double value, double bound) {
        return fall ? value < bound : value > bound;
    }
}
