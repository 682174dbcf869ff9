package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Reads the `detection` of a rule or the `filter` of a filter: named selections and a condition over them.
final class DetectionReader {
    private final FieldReader fields;

    DetectionReader(FieldNames names) {
        fields = new FieldReader(names);
    }

    /// @param others keys of the map that are no selections
    Expression read(YamlNode detection, Set<String> others) {
        var selections = new LinkedHashMap<String, Expression>();
        for (var entry : detection.map().entrySet()) {
            if (entry.getKey().equals("timeframe")) {
                throw entry.getValue().refuse(RefusalReason.TIMEFRAME);
            }
            if (!entry.getKey().equals("condition") && !others.contains(entry.getKey())) {
                selections.put(entry.getKey(), selection(entry.getValue()));
            }
        }
        var condition = detection.required("condition");
        if (selections.isEmpty()) {
            throw detection.refuse(RefusalReason.SELECTION_MISSING);
        }
        return ConditionReader.read(condition, selections);
    }

    private Expression selection(YamlNode node) {
        if (node.isMap()) {
            return map(node);
        }
        var parts = new ArrayList<Expression>();
        for (var item : node.items()) {
            parts.add(item.isMap() ? map(item) : fields.keywords(item, item, List.of()));
        }
        if (parts.isEmpty()) {
            throw node.refuse(RefusalReason.SELECTION_VALUE);
        }
        return Expression.any(parts);
    }

    private Expression map(YamlNode node) {
        node.map();
        var parts = new ArrayList<Expression>();
        for (var entry : node.entries()) {
            parts.add(fields.read(entry.key(), entry.value()));
        }
        if (parts.isEmpty()) {
            throw node.refuse(RefusalReason.SELECTION_FIELD);
        }
        return Expression.all(parts);
    }
}
