package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Counts matched events into the groups of one company and says which correlations hold. The correlations are ordered so
/// that each comes after those it uses, so one walk in order settles a chain.
final class Correlator {
    private final List<CorrelationRule> correlations;
    private final int firstNumber;
    private final List<List<Integer>> usedBy;
    private final DetectorLimits limits;
    private final Drops drops;
    private final RuleCounters counters;

    /// A matched rule on its way into a correlation.
    private record Fed(int rule, List<String> group) {}

    /// A correlation that holds with this event.
    record Firing(int rule, List<String> group, GroupState.Phase phase, long since, long count) {}

    /// What correlations had to leave out.
    static final class Drops {
        long late;
        long ungrouped;
        long forgottenGroups;
    }

    Correlator(RuleSet rules, DetectorLimits limits, Drops drops, RuleCounters counters) {
        correlations = rules.correlations();
        firstNumber = rules.detections().size();
        usedBy = rules.usedBy();
        this.limits = limits;
        this.drops = drops;
        this.counters = counters;
    }

    boolean uses(int rule) {
        return !usedBy.get(rule).isEmpty();
    }

    /// @param matched numbers of the detections that matched the event, without suppressed ones
    /// @param heard asked of each firing; what it answers false to goes into no further correlation
    void correlate(CompanyState state, EventView event, long time, List<Integer> matched, Predicate<Firing> heard) {
        var waiting = new TreeMap<Integer, List<Fed>>();
        matched.forEach(rule -> feed(waiting, rule, List.of(), true));
        state.forgetEnded(time, limits.lateness().toMillis());
        while (!waiting.isEmpty()) {
            var next = waiting.pollFirstEntry();
            for (var firing : count(state, event, time, next.getKey(), next.getValue())) {
                if (heard.test(firing)) {
                    feed(waiting, firing.rule(), firing.group(), firing.phase() == GroupState.Phase.BEGINS);
                }
            }
        }
        drops.forgottenGroups += state.forgetBeyond(limits.groupsPerCompany());
    }

    /// A correlation that goes on is one match for those that count, and a match at every event for those that look for
    /// things close in time.
    private void feed(Map<Integer, List<Fed>> waiting, int rule, List<String> group, boolean begins) {
        for (var user : usedBy.get(rule)) {
            var counts = switch (correlations.get(user - firstNumber).type()) {
                case EVENT_COUNT, VALUE_COUNT -> true;
                case TEMPORAL, TEMPORAL_ORDERED -> false;
            };
            if (begins || !counts) {
                waiting.computeIfAbsent(user, _ -> new ArrayList<>()).add(new Fed(rule, group));
            }
        }
    }

    private List<Firing> count(CompanyState state, EventView event, long time, int number, List<Fed> fed) {
        var rule = correlations.get(number - firstNumber);
        Map<List<String>, List<String>> touched = new LinkedHashMap<>();
        for (var match : fed) {
            counters.evaluated(number);
            var shown = values(rule.groupBy(), match, event);
            var counted = values(rule.counted(), match, event);
            if (shown == null || counted == null) {
                drops.ungrouped++;
                continue;
            }
            var key = shown.stream().map(EventView::fold).toList();
            var isSecond = rule.type() == CorrelationType.EVENT_COUNT && touched.containsKey(key);
            if (!isSecond && add(state.group(rule, key), time, counted, rule.rules().indexOf(match.rule()))) {
                touched.putIfAbsent(key, shown);
            }
        }
        var firings = new ArrayList<Firing>();
        touched.forEach((key, shown) -> {
            var group = state.group(rule, key);
            var phase = group.judge(time);
            if (phase != null) {
                firings.add(new Firing(number, shown, phase, group.since(), group.count(time)));
            }
        });
        return firings;
    }

    private boolean add(GroupState group, long time, List<String> counted, int position) {
        var tolerated = group.rule().timespan().plus(limits.lateness()).toMillis();
        if (!group.isEmpty() && time < group.newest() - tolerated) {
            drops.late++;
            return false;
        }
        group.add(time, EventView.fold(String.join("\n", counted)), position);
        return true;
    }

    /// The values of the keys, null where the event lacks one.
    private static @Nullable List<String> values(List<GroupKey> keys, Fed match, EventView event) {
        var values = new ArrayList<String>(keys.size());
        for (var key : keys) {
            var value = key.value(match.rule(), event, match.group());
            if (value == null || value.isEmpty()) {
                return null;
            }
            values.add(value);
        }
        return List.copyOf(values);
    }
}
