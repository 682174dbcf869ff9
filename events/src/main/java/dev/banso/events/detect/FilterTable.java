package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The filters that one company has, by the number of the rule they silence.
final class FilterTable {
    private final List<List<Filter>> byRule = new ArrayList<>();

    FilterTable(List<RuleDescription> rules, List<Filter> filters) {
        for (var rule : rules) {
            byRule.add(filters.stream().filter(filter -> filter.silences(rule)).toList());
        }
    }

    /// The filter that excludes this event from the rule's findings, null where none does.
    @Nullable UUID suppressing(int rule, String product, EventView event) {
        for (var filter : byRule.get(rule)) {
            if (filter.excludes(product, event)) {
                return filter.id();
            }
        }
        return null;
    }
}
