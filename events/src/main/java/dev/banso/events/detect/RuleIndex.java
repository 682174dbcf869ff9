package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/// Finds the rules that may match an event, so that of a thousand rules only a few are asked: rules stand under the product
/// and under the values of the field that tells most of them apart.
final class RuleIndex {
    private final Map<String, Part> parts = new HashMap<>();
    private final Part others;

    /// The rules of one product.
    private record Part(int[] slots, List<Map<String, int[]>> byValue, int[] always) {
        void candidates(EventView event, IntConsumer rules) {
            for (var rule : always) {
                rules.accept(rule);
            }
            for (var i = 0; i < slots.length; i++) {
                var value = event.folded(slots[i]);
                var candidates = value == null ? null : byValue.get(i).get(value);
                if (candidates != null) {
                    for (var rule : candidates) {
                        rules.accept(rule);
                    }
                }
            }
        }
    }

    RuleIndex(List<DetectionRule> rules, Set<String> products) {
        for (var product : products) {
            parts.put(product, part(rules, product));
        }
        others = part(rules, "");
    }

    /// Every rule that may match, each once, in the same order for the same event.
    void candidates(String product, EventView event, IntConsumer rules) {
        parts.getOrDefault(product, others).candidates(event, rules);
    }

    private static Part part(List<DetectionRule> rules, String product) {
        var anchors = new LinkedHashMap<Integer, List<Anchor>>();
        for (var i = 0; i < rules.size(); i++) {
            var source = rules.get(i).source();
            if (source.product() == null || source.product().equals(product)) {
                var own = new ArrayList<>(Anchor.of(rules.get(i).detection()));
                own.addAll(Anchor.of(source.expression()));
                anchors.put(i, own);
            }
        }
        return filed(anchors, variety(anchors));
    }

    /// How many different values each field has over all rules: the more, the fewer rules stand under one.
    private static Map<Integer, Integer> variety(Map<Integer, List<Anchor>> anchors) {
        Map<Integer, Set<String>> values = new HashMap<>();
        for (var own : anchors.values()) {
            own.forEach(anchor -> values.computeIfAbsent(anchor.slot(), _ -> new HashSet<>()).addAll(anchor.values()));
        }
        Map<Integer, Integer> variety = new HashMap<>();
        values.forEach((slot, all) -> variety.put(slot, all.size()));
        return variety;
    }

    private static Part filed(Map<Integer, List<Anchor>> anchors, Map<Integer, Integer> variety) {
        var always = new ArrayList<Integer>();
        Map<Integer, Map<String, List<Integer>>> filed = new LinkedHashMap<>();
        anchors.forEach((rule, own) -> {
            var best = own.stream().max((a, b) -> better(a, b, variety));
            best.ifPresentOrElse(
                    anchor -> anchor.values().forEach(value -> filed.computeIfAbsent(
                                    anchor.slot(), _ -> new HashMap<>())
                            .computeIfAbsent(value, _ -> new ArrayList<>())
                            .add(rule)),
                    () -> always.add(rule));
        });
        var byValue = new ArrayList<Map<String, int[]>>();
        filed.values().forEach(values -> {
            Map<String, int[]> compact = new HashMap<>();
            values.forEach((value, rules) -> compact.put(value, ints(rules)));
            byValue.add(compact);
        });
        return new Part(ints(filed.keySet()), byValue, ints(always));
    }

    private static int better(Anchor a, Anchor b, Map<Integer, Integer> variety) {
        var byVariety = Integer.compare(variety.getOrDefault(a.slot(), 0), variety.getOrDefault(b.slot(), 0));
        return byVariety != 0 ? byVariety : Integer.compare(b.values().size(), a.values().size());
    }

    private static int[] ints(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
