package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.List;

/// What the rules about single events say of one event after the other, each asked once. For one thread.
final class Asking {
    private final RuleSet rules;
    private final EventView view;
    private final List<Integer> matched = new ArrayList<>();
    private final List<Integer> exhausted = new ArrayList<>();
    /// Those that were asked about the event come first.
    private final int[] asked;
    private int askedRules;
    /// The event of which each rule was asked last.
    private final long[] askedAt;
    private long event;

    Asking(RuleSet rules) {
        this.rules = rules;
        view = new EventView(rules.taxonomy());
        asked = new int[rules.detections().size()];
        askedAt = new long[rules.detections().size()];
    }

    /// Asks the rules of an event.
    ///
    /// @return those that match, until the next event
    List<Integer> of(FieldSource source) {
        event++;
        askedRules = 0;
        matched.clear();
        exhausted.clear();
        rules.index().candidates(source.product(), view.show(source), this::ask);
        return matched;
    }

    private void ask(int rule) {
        if (askedAt[rule] == event) {
            return;
        }
        askedAt[rule] = event;
        asked[askedRules++] = rule;
        try {
            if (rules.detections().get(rule).matches(view)) {
                matched.add(rule);
            }
        } catch (PatientText.Exhausted e) {
            exhausted.add(rule);
        }
    }

    /// The event that was asked about last.
    EventView view() {
        return view;
    }

    /// Whether a rule matched it, or gave up before it could tell.
    boolean foundAnything() {
        return !matched.isEmpty() || !exhausted.isEmpty();
    }

    void count(RuleCounters counters) {
        for (var i = 0; i < askedRules; i++) {
            counters.evaluated(asked[i]);
        }
        matched.forEach(counters::matched);
        exhausted.forEach(counters::exhausted);
    }
}
