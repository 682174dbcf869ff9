package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must hold for a rule to match: one field has one of these values (in lower case). Finds candidates fast.
record Anchor(int slot, Set<String> values) {
    /// All anchors of an expression; none where it can match without any certain value.
    static List<Anchor> of(Expression expression) {
        return switch (expression) {
            case Expression.All all -> all.parts().stream().flatMap(part -> of(part).stream()).toList();
            case Expression.Any any -> shared(any.parts());
            case Expression.Field field -> of(field.slot(), field.test());
            case Expression.Not _, Expression.Exists _, Expression.SameAs _, Expression.Keyword _ -> List.of();
        };
    }

    private static List<Anchor> of(int slot, ValueTest test) {
        return switch (test) {
            case ValueTest.Equal equal -> List.of(new Anchor(slot, Set.of(EventView.fold(equal.text()))));
            case ValueTest.OneOf one -> List.of(new Anchor(slot, folded(one.texts())));
            case ValueTest.StartsWith _, ValueTest.EndsWith _, ValueTest.Contains _, ValueTest.Glob _ -> List.of();
            case ValueTest.Regex _, ValueTest.InNetwork _, ValueTest.Compare _ -> List.of();
        };
    }

    private static Set<String> folded(Set<String> texts) {
        var folded = new HashSet<String>();
        texts.forEach(text -> folded.add(EventView.fold(text)));
        return folded;
    }

    /// Of alternatives, a field is an anchor where every one of them is bound to it.
    private static List<Anchor> shared(List<Expression> alternatives) {
        Map<Integer, Set<String>> values = new HashMap<>();
        Map<Integer, Integer> bound = new HashMap<>();
        for (var alternative : alternatives) {
            for (var anchor : onePerSlot(of(alternative))) {
                values.computeIfAbsent(anchor.slot(), _ -> new HashSet<>()).addAll(anchor.values());
                bound.merge(anchor.slot(), 1, Integer::sum);
            }
        }
        var anchors = new ArrayList<Anchor>();
        values.forEach((slot, all) -> {
            if (bound.getOrDefault(slot, 0) == alternatives.size()) {
                anchors.add(new Anchor(slot, all));
            }
        });
        return anchors;
    }

    private static List<Anchor> onePerSlot(List<Anchor> anchors) {
        Map<Integer, Anchor> first = new HashMap<>();
        anchors.forEach(anchor -> first.putIfAbsent(anchor.slot(), anchor));
        return List.copyOf(first.values());
    }
}
