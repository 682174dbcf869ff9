package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// Finds rules by parts of a value: each text stands under three of its characters, those that it shares with the fewest
/// others. A value is walked once, however many texts there are.
final class PartIndex {
    private static final int[] NONE = {};

    private final long[] keys;
    private final int[][] rules;
    private final int mask;

    /// @param rulesByText numbers of the rules that wait for a text of at least three characters
    PartIndex(Map<String, List<Integer>> rulesByText) {
        Map<Long, Integer> uses = new HashMap<>();
        rulesByText.keySet().forEach(text -> places(text).forEach(key -> uses.merge(key, 1, Integer::sum)));
        Map<Long, List<Integer>> byKey = new HashMap<>();
        rulesByText.forEach((text, numbers) -> {
            var rarest = places(text).stream()
                    .min((a, b) -> Integer.compare(uses.getOrDefault(a, 0), uses.getOrDefault(b, 0)))
                    .orElseThrow();
            byKey.computeIfAbsent(rarest, _ -> new ArrayList<>()).addAll(numbers);
        });
        mask = Integer.highestOneBit(byKey.size() * 4) - 1 | 7;
        keys = new long[mask + 1];
        rules = new int[mask + 1][];
        byKey.forEach((key, numbers) -> {
            var slot = free(key);
            keys[slot] = key;
            rules[slot] = numbers.stream().mapToInt(Integer::intValue).distinct().toArray();
        });
    }

    /// Every rule one of whose texts may be in the value; one rule may come more than once.
    void candidates(String value, IntConsumer found) {
        if (value.length() < Anchor.SHORTEST_PART) {
            return;
        }
        var key = (long) value.charAt(0) << 16 | value.charAt(1);
        for (var i = 2; i < value.length(); i++) {
            key = (key << 16 | value.charAt(i)) & 0xffff_ffff_ffffL;
            for (var rule : at(key)) {
                found.accept(rule);
            }
        }
    }

    private int[] at(long key) {
        var slot = hash(key);
        while (rules[slot] != null) {
            if (keys[slot] == key) {
                return rules[slot];
            }
            slot = slot + 1 & mask;
        }
        return NONE;
    }

    private int free(long key) {
        var slot = hash(key);
        while (rules[slot] != null) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int hash(long key) {
        var mixed = key * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> 40) & mask;
    }

    private static List<Long> places(String text) {
        var keys = new ArrayList<Long>();
        for (var i = 0; i + 3 <= text.length(); i++) {
            keys.add((long) text.charAt(i) << 32 | (long) text.charAt(i + 1) << 16 | text.charAt(i + 2));
        }
        return keys;
    }
}
