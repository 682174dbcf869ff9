package dev.banso.events.detect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads one correlation.
final class CorrelationReader {
    private static final Set<String> KEYS =
            Set.of("type", "rules", "group-by", "timespan", "condition", "aliases", "generate");
    private static final Pattern TIMESPAN = Pattern.compile("([1-9][0-9]{0,5})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(31);

    private final YamlNode document;
    private final YamlNode correlation;
    private final RuleDescription about;
    private final Map<String, Integer> references;
    private final CorrelationsReader others;

    CorrelationReader(
            YamlNode document, RuleDescription about, Map<String, Integer> references, CorrelationsReader others) {
        this.document = document;
        this.about = about;
        this.references = references;
        this.others = others;
        correlation = document.required("correlation");
    }

    CorrelationRule read() {
        checkKeys();
        var type = type(correlation.required("type"));
        var timespan = timespan(correlation.required("timespan"));
        var aliases = aliases();
        var groupBy = keys(correlation.optionalTexts("group-by"), aliases, "group-by");
        var condition = new CorrelationCondition(correlation, type, references.size());
        var counted = keys(condition.fields(), aliases, "condition");
        var range = condition.range();
        var generate = correlation.optional("generate");
        return new CorrelationRule(
                about,
                type,
                List.copyOf(references.values()),
                groupBy,
                counted,
                timespan,
                range,
                generate != null && generate.truth(),
                fingerprint(type, timespan, groupBy, counted, range));
    }

    private void checkKeys() {
        if (document.map().containsKey("detection")) {
            throw document.required("detection").refuse(RefusalReason.CORRELATION_DETECTION);
        }
        for (var entry : correlation.entries()) {
            if (!KEYS.contains(entry.name())) {
                throw entry.key().refuse(RefusalReason.CORRELATION_PART, entry.name());
            }
        }
        if (references.isEmpty()) {
            throw correlation.refuse(RefusalReason.CORRELATION_RULES);
        }
        if (references.values().stream().distinct().count() < references.size()) {
            throw correlation.required("rules").refuse(RefusalReason.RULE_TWICE);
        }
    }

    private static CorrelationType type(YamlNode node) {
        return switch (node.text()) {
            case "event_count" -> CorrelationType.EVENT_COUNT;
            case "value_count" -> CorrelationType.VALUE_COUNT;
            case "temporal" -> CorrelationType.TEMPORAL;
            case "temporal_ordered" -> CorrelationType.TEMPORAL_ORDERED;
            case "value_sum", "value_avg", "value_percentile" ->
                throw node.refuse(RefusalReason.CORRELATION_UNSUPPORTED, node.text());
            default ->
                throw node.refuse(RefusalReason.CORRELATION_TYPE, node.text());
        };
    }

    private static Duration timespan(YamlNode node) {
        var matcher = TIMESPAN.matcher(node.text());
        if (!matcher.matches()) {
            throw node.refuse(RefusalReason.TIMESPAN);
        }
        var number = Long.parseLong(matcher.group(1));
        var timespan = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        if (timespan.compareTo(LONGEST) > 0) {
            throw node.refuse(RefusalReason.TIMESPAN_LONG, LONGEST.toDays());
        }
        return timespan;
    }

    /// Alias → rule number → field.
    private Map<String, Map<Integer, YamlNode>> aliases() {
        var aliases = new HashMap<String, Map<Integer, YamlNode>>();
        var node = correlation.optional("aliases");
        if (node == null) {
            return aliases;
        }
        for (var alias : node.entries()) {
            var fields = new HashMap<Integer, YamlNode>();
            for (var entry : alias.value().entries()) {
                var rule = references.get(entry.name());
                if (rule == null) {
                    throw entry.key().refuse(RefusalReason.ALIAS_RULE, entry.name());
                }
                fields.put(rule, entry.value());
            }
            aliases.put(alias.name(), fields);
        }
        return aliases;
    }

    private List<GroupKey> keys(List<String> names, Map<String, Map<Integer, YamlNode>> aliases, String part) {
        var keys = new ArrayList<GroupKey>();
        for (var name : names) {
            var place = correlation.required(part);
            var sources = new HashMap<Integer, GroupKey.Source>();
            for (var rule : references.entrySet()) {
                var alias = aliases.get(name);
                var field = alias == null ? null : alias.get(rule.getValue());
                if (alias != null && field == null) {
                    throw place.refuse(RefusalReason.ALIAS_SILENT, name, rule.getKey());
                }
                sources.put(
                        rule.getValue(),
                        field == null
                                ? others.source(rule.getValue(), name, place)
                                : others.source(rule.getValue(), field.text(), field));
            }
            keys.add(new GroupKey(name, sources));
        }
        return keys;
    }

    private String fingerprint(
            CorrelationType type, Duration timespan, List<GroupKey> groupBy, List<GroupKey> counted, CountRange range) {
        var meaning = new ArrayList<String>();
        meaning.add(type.name());
        meaning.add(timespan.toString());
        meaning.add(range.toString());
        references.values().forEach(rule -> meaning.add(others.identity(rule)));
        groupBy.forEach(key -> meaning.add("by " + key.name()));
        counted.forEach(key -> meaning.add("counts " + key.name()));
        return CorrelationsReader.fingerprint(meaning);
    }
}
