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
                    throw entry.key().refuse(RefusalReason.NEQ);
                }
                if (!OPERATORS.contains(entry.name()) && !entry.name().equals("field")) {
                    throw entry.key().refuse(RefusalReason.OPERATOR, entry.name());
                }
            }
        }
    }

    /// The fields whose values are counted; only `value_count` has some.
    List<String> fields() {
        var fields = condition == null ? null : condition.optional("field");
        if (type == CorrelationType.VALUE_COUNT) {
            if (fields == null) {
                throw correlation.refuse(RefusalReason.VALUE_COUNT_FIELD);
            }
            return fields.texts();
        }
        if (fields != null) {
            throw fields.refuse(RefusalReason.ONLY_VALUE_COUNT);
        }
        return List.of();
    }

    CountRange range() {
        return switch (type) {
            case EVENT_COUNT, VALUE_COUNT -> {
                if (condition == null) {
                    throw correlation.refuse(RefusalReason.CONDITION_MISSING);
                }
                yield range(condition, MOST);
            }
            case TEMPORAL -> condition == null ? new CountRange(rules, Long.MAX_VALUE) : range(condition, rules);
            case TEMPORAL_ORDERED -> {
                if (condition != null) {
                    throw condition.refuse(RefusalReason.ORDERED_CONDITION);
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
            throw condition.refuse(RefusalReason.NO_LOWER_END);
        }
        if (atLeast > atMost) {
            throw condition.refuse(RefusalReason.IMPOSSIBLE_COUNT);
        }
        if (atLeast > most || (atMost != Long.MAX_VALUE && atMost > MOST)) {
            throw condition.refuse(RefusalReason.COUNT_TOO_LARGE, most);
        }
        return new CountRange(atLeast, atMost);
    }

    private long number(String operator, long otherwise) {
        var node = condition == null ? null : condition.optional(operator);
        if (node == null) {
            return otherwise;
        }
        if (!node.text().matches("[0-9]{1,9}")) {
            throw node.refuse(RefusalReason.WHOLE_NUMBER);
        }
        return Long.parseLong(node.text());
    }
}
