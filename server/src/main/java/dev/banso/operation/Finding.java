package dev.banso.operation;

import org.jspecify.annotations.Nullable;

/// A question about the platform and its answer at this moment.
///
/// @param name spelling in the API, such as `fresh`; question, answer and advice are `operation.finding.<name>.…`
/// @param value the answer, in this unit
/// @param bounds where it begins to be a matter; null for yes and no
/// @param cause what is in the way, as the machine says it; null where nothing is or it is not known
/// @param page where one sees more or can do something; null where there is none
public record Finding(String name, Condition condition, double value, Unit unit, @Nullable Bounds bounds, @Nullable String cause,
        @Nullable String page) {
    /// A number with bounds.
    public static Finding of(String name, double value, Unit unit, Bounds bounds) {
        return new Finding(name, bounds.condition(value), value, unit, bounds, null, null);
    }

    /// Something that must be so: it is an alarm where it is not.
    public static Finding must(String name, boolean holds, @Nullable String cause) {
        return new Finding(name, holds ? Condition.WELL : Condition.ALARM, holds ? 1 : 0, Unit.YES, null, holds ? null : cause, null);
    }

    /// The same, with what is in the way.
    public Finding because(@Nullable String text) {
        return new Finding(name, condition, value, unit, bounds, text, page);
    }

    /// The same, said by that process.
    Finding saidBy(String process) {
        return cause == null ? this : because(process + ": " + cause);
    }

    /// The same, with the page where one sees more.
    public Finding seenAt(@Nullable String path) {
        return new Finding(name, condition, value, unit, bounds, cause, path);
    }
}
