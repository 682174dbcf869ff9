package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must hold for a rule to match: one field is, or has in it, one of these texts (in lower case). Finds candidates fast.
///
/// @param whole whether the field's whole value is one of the texts; else one of them is somewhere in it
record Anchor(int slot, Set<String> texts, boolean whole) {
    /// Shorter parts of a value tell too little.
    static final int SHORTEST_PART = 3;

    /// All anchors of an expression; none where it can match without any certain text.
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
            case ValueTest.Equal equal -> List.of(new Anchor(slot, Set.of(EventView.fold(equal.text())), true));
            case ValueTest.OneOf one -> List.of(new Anchor(slot, folded(one.texts()), true));
            case ValueTest.StartsWith start -> part(slot, Set.of(EventView.fold(start.text())));
            case ValueTest.EndsWith end -> part(slot, Set.of(EventView.fold(end.text())));
            case ValueTest.Contains contains -> part(slot, Set.of(EventView.fold(contains.text())));
            case ValueTest.Glob _, ValueTest.Regex _, ValueTest.InNetwork _, ValueTest.Compare _ -> List.of();
        };
    }

    private static Set<String> folded(Set<String> texts) {
        var folded = new HashSet<String>();
        texts.forEach(text -> folded.add(EventView.fold(text)));
        return folded;
    }

    private static List<Anchor> part(int slot, Set<String> texts) {
        return texts.stream().anyMatch(text -> text.length() < SHORTEST_PART)
                ? List.of()
                : List.of(new Anchor(slot, texts, false));
    }

    /// Of alternatives, a field is an anchor where every one of them is bound to it.
    private static List<Anchor> shared(List<Expression> alternatives) {
        Map<Integer, List<Anchor>> bySlot = new HashMap<>();
        for (var alternative : alternatives) {
            onePerSlot(of(alternative)).forEach((slot, anchor) -> bySlot.computeIfAbsent(slot, _ -> new ArrayList<>())
                    .add(anchor));
        }
        var shared = new ArrayList<Anchor>();
        bySlot.forEach((slot, anchors) -> {
            if (anchors.size() == alternatives.size()) {
                var texts = new HashSet<String>();
                anchors.forEach(anchor -> texts.addAll(anchor.texts()));
                var whole = anchors.stream().allMatch(Anchor::whole);
                shared.addAll(whole ? List.of(new Anchor(slot, texts, true)) : part(slot, texts));
            }
        });
        return shared;
    }

    private static Map<Integer, Anchor> onePerSlot(List<Anchor> anchors) {
        Map<Integer, Anchor> first = new HashMap<>();
        anchors.forEach(anchor -> first.putIfAbsent(anchor.slot(), anchor));
        return first;
    }
}
