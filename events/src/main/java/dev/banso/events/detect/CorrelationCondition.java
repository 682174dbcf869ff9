package dev.banso.events.detect;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a correlation's condition.
final class CorrelationCondition {
    private static final Set<String> OPERATORS = Set.of("gt", "gte", "lt", "lte", "eq");
    private static final long MOST = 10_000;

    private final YamlNode correlation;
    private final CorrelationType type;
    private final int rules;
    private final @Nullable YamlNode condition;

    CorrelationCondition(YamlNode correlation, CorrelationType type, int rules) {
        this.correlation = correlation;
        this.type = type;
        this.rules = rules;
        condition = correlation.optional("condition");
        check();
    }

    private void check() {
        if (condition != null) {
            for (var entry : condition.entries()) {
                if (entry.name().equals("neq")) {
                    throw entry.key().refuse("'neq' holds for nearly every group as soon as one event comes; use gte");
                }
                if (!OPERATORS.contains(entry.name()) && !entry.name().equals("field")) {
                    throw entry.key().refuse("unknown operator '" + entry.name() + "'; known are gt, gte, lt, lte and eq");
                }
            }
        }
    }

    /// The fields whose values are counted; only `value_count` has some.
    List<String> fields() {
        var fields = condition == null ? null : condition.optional("field");
        if (type == CorrelationType.VALUE_COUNT) {
            if (fields == null) {
                throw correlation.refuse("value_count needs 'field' in its condition");
            }
            return fields.texts();
        }
        if (fields != null) {
            throw fields.refuse("only value_count counts the values of a field");
        }
        return List.of();
    }

    CountRange range() {
        return switch (type) {
            case EVENT_COUNT, VALUE_COUNT -> {
                if (condition == null) {
                    throw correlation.refuse("'condition' is missing");
                }
                yield range(condition, MOST);
            }
            case TEMPORAL -> condition == null ? new CountRange(rules, Long.MAX_VALUE) : range(condition, rules);
            case TEMPORAL_ORDERED -> {
                if (condition != null) {
                    throw condition.refuse("temporal_ordered waits for all its rules; a condition is not supported");
                }
                yield new CountRange(rules, Long.MAX_VALUE);
            }
        };
    }

    private CountRange range(YamlNode condition, long most) {
        var atLeast = Math.max(number("gte", 0), number("gt", -1) + 1);
        var atMost = Math.min(number("lte", Long.MAX_VALUE), number("lt", Long.MAX_VALUE) - 1);
        atMost = atMost == Long.MAX_VALUE - 1 ? Long.MAX_VALUE : atMost;
        var equal = number("eq", -1);
        if (equal >= 0) {
            atLeast = Math.max(atLeast, equal);
            atMost = Math.min(atMost, equal);
        }
        if (atLeast < 1) {
            throw condition.refuse("without a lower end the condition holds as soon as one event comes; add gt, gte or eq");
        }
        if (atLeast > atMost) {
            throw condition.refuse("no count can meet this condition");
        }
        if (atLeast > most || (atMost != Long.MAX_VALUE && atMost > MOST)) {
            throw condition.refuse("a count above " + most + " is not supported here");
        }
        return new CountRange(atLeast, atMost);
    }

    private long number(String operator, long otherwise) {
        var node = condition == null ? null : condition.optional(operator);
        if (node == null) {
            return otherwise;
        }
        if (!node.text().matches("[0-9]{1,9}")) {
            throw node.refuse("a whole number is expected here");
        }
        return Long.parseLong(node.text());
    }
}
