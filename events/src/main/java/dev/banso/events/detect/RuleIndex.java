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
/// and under the texts of the field that tells most of them apart.
final class RuleIndex {
    /// Walking a value pays off from so many texts on.
    private static final int WORTH_WALKING = 8;

    private final Map<String, Shelf> shelves = new HashMap<>();
    private final Shelf others;

    /// A field and the way it is asked.
    private record Place(int slot, boolean whole) {}

    /// The rules of one product: under whole values, under parts of values, and those under nothing.
    private record Shelf(
            int[] wholeSlots, List<Map<String, int[]>> wholes, int[] partSlots, List<PartIndex> parts, int[] always) {
        void candidates(EventView event, IntConsumer rules) {
            for (var rule : always) {
                rules.accept(rule);
            }
            for (var i = 0; i < wholeSlots.length; i++) {
                var value = event.folded(wholeSlots[i]);
                var candidates = value == null ? null : wholes.get(i).get(value);
                if (candidates != null) {
                    for (var rule : candidates) {
                        rules.accept(rule);
                    }
                }
            }
            for (var i = 0; i < partSlots.length; i++) {
                var value = event.folded(partSlots[i]);
                if (value != null) {
                    parts.get(i).candidates(value, rules);
                }
            }
        }
    }

    RuleIndex(List<DetectionRule> rules, Set<String> products) {
        for (var product : products) {
            shelves.put(product, shelf(rules, product));
        }
        others = shelf(rules, "");
    }

    /// Every rule that may match, in the same order for the same event; one may come more than once.
    void candidates(String product, EventView event, IntConsumer rules) {
        shelves.getOrDefault(product, others).candidates(event, rules);
    }

    private static Shelf shelf(List<DetectionRule> rules, String product) {
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

    /// How many different texts each place has over all rules: the more, the fewer rules stand under one.
    private static Map<Place, Integer> variety(Map<Integer, List<Anchor>> anchors) {
        Map<Place, Set<String>> texts = new HashMap<>();
        for (var own : anchors.values()) {
            own.forEach(anchor -> texts.computeIfAbsent(place(anchor), _ -> new HashSet<>()).addAll(anchor.texts()));
        }
        Map<Place, Integer> variety = new HashMap<>();
        texts.forEach((place, all) ->
                variety.put(place, place.whole() || all.size() >= WORTH_WALKING ? all.size() : 0));
        return variety;
    }

    private static Place place(Anchor anchor) {
        return new Place(anchor.slot(), anchor.whole());
    }

    private static Shelf filed(Map<Integer, List<Anchor>> anchors, Map<Place, Integer> variety) {
        var always = new ArrayList<Integer>();
        Map<Integer, Map<String, List<Integer>>> wholes = new LinkedHashMap<>();
        Map<Integer, Map<String, List<Integer>>> parts = new LinkedHashMap<>();
        anchors.forEach((rule, own) -> own.stream()
                .max((a, b) -> better(a, b, variety))
                .ifPresentOrElse(
                        anchor -> file(rule, anchor, anchor.whole() ? wholes : parts), () -> always.add(rule)));
        return new Shelf(
                ints(wholes.keySet()),
                wholes.values().stream().map(RuleIndex::compact).toList(),
                ints(parts.keySet()),
                parts.values().stream().map(PartIndex::new).toList(),
                ints(always));
    }

    private static void file(int rule, Anchor anchor, Map<Integer, Map<String, List<Integer>>> shelf) {
        var byText = shelf.computeIfAbsent(anchor.slot(), _ -> new LinkedHashMap<>());
        anchor.texts().forEach(text -> byText.computeIfAbsent(text, _ -> new ArrayList<>()).add(rule));
    }

    private static Map<String, int[]> compact(Map<String, List<Integer>> rulesByText) {
        Map<String, int[]> compact = new HashMap<>();
        rulesByText.forEach((text, rules) -> compact.put(text, ints(rules)));
        return compact;
    }

    private static int better(Anchor a, Anchor b, Map<Place, Integer> variety) {
        var byVariety = Integer.compare(variety.getOrDefault(place(a), 0), variety.getOrDefault(place(b), 0));
        return byVariety != 0 ? byVariety : Integer.compare(b.texts().size(), a.texts().size());
    }

    private static int[] ints(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
