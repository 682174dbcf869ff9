package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Counts per rule; a rule keeps its counts when the rules are replaced.
final class RuleCounters {
    private final List<RuleDescription> rules;
    private final long[] evaluated;
    private final long[] matched;
    private final long[] suppressed;
    private final long[] exhausted;

    RuleCounters(List<RuleDescription> rules, List<RuleCounts> before) {
        this.rules = rules;
        evaluated = new long[rules.size()];
        matched = new long[rules.size()];
        suppressed = new long[rules.size()];
        exhausted = new long[rules.size()];
        Map<UUID, RuleCounts> known = new HashMap<>();
        before.forEach(counts -> known.put(counts.rule().id(), counts));
        for (var i = 0; i < rules.size(); i++) {
            var counts = known.get(rules.get(i).id());
            if (counts != null) {
                evaluated[i] = counts.evaluated();
                matched[i] = counts.matched();
                suppressed[i] = counts.suppressed();
                exhausted[i] = counts.exhausted();
            }
        }
    }

    void evaluated(int rule) {
        evaluated[rule]++;
    }

    void matched(int rule) {
        matched[rule]++;
    }

    void suppressed(int rule) {
        suppressed[rule]++;
    }

    void exhausted(int rule) {
        exhausted[rule]++;
    }

    List<RuleCounts> read() {
        var counts = new ArrayList<RuleCounts>();
        for (var i = 0; i < rules.size(); i++) {
            counts.add(new RuleCounts(rules.get(i), evaluated[i], matched[i], suppressed[i], exhausted[i]));
        }
        return counts;
    }
}
