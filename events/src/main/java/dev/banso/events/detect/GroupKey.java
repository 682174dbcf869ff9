package dev.banso.events.detect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One `group-by` (or counted) field of a correlation and where its value comes from, by the rule that matched.
///
/// @param sources by rule number
record GroupKey(String name, Map<Integer, Source> sources) {
    /// Where a value comes from.
    sealed interface Source {
        /// A field of the event.
        record Field(int slot) implements Source {}

        /// A group-by field of the correlation that matched.
        record Inner(int position) implements Source {}
    }

    /// @param inner the group of the correlation that matched, empty for a detection
    @Nullable String value(int rule, EventView event, List<String> inner) {
        return switch (sources.get(rule)) {
            case Source.Field field -> event.value(field.slot());
            case Source.Inner within -> inner.get(within.position());
            case null -> null;
        };
    }
}
