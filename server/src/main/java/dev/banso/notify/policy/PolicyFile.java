package dev.banso.notify.policy;

import dev.banso.events.ThreatClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads a policy table and refuses one with a hole or an unknown word in it.
final class PolicyFile {
    private static final List<String> SEVERITIES = List.of("informational", "low", "medium", "high", "critical");

    private final String name;
    private final List<String> problems = new ArrayList<>();
    private final Map<Cell, Timing> cells = new HashMap<>();

    private PolicyFile(String name) {
        this.name = name;
    }

    /// The rows of the table: every threat class, alerts of rules, silent devices.
    static Set<String> subjects() {
        Set<String> subjects = new LinkedHashSet<>(Arrays.stream(ThreatClass.values()).map(ThreatClass::code).toList());
        subjects.add("rule");
        subjects.add("silence");
        return subjects;
    }

    /// @throws IllegalStateException naming everything that is wrong
    static Map<Cell, Timing> read(String name, String yaml) {
        PolicyFile file = new PolicyFile(name);
        file.readRoot(new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(yaml));
        if (!file.problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", file.problems));
        }
        return Map.copyOf(file.cells);
    }

    private void readRoot(@Nullable Object root) {
        Map<?, ?> keys = map("the file", root);
        if (!SEVERITIES.equals(keys.get("severities"))) {
            complain("severities must be " + SEVERITIES);
        }
        Map<?, ?> rows = map("policy", keys.get("policy"));
        unknown(rows.keySet(), subjects(), "class");
        for (String subject : subjects()) {
            Map<?, ?> outcomes = map(subject, rows.get(subject));
            unknown(outcomes.keySet(), Set.of("stopped", "passed", "unknown"), "outcome of " + subject);
            for (Outcome outcome : Outcome.values()) {
                readRow(subject, outcome, outcomes.get(outcome.code()));
            }
        }
    }

    private void readRow(String subject, Outcome outcome, @Nullable Object row) {
        String place = subject + "/" + outcome.code();
        if (!(row instanceof List<?> timings) || timings.size() != SEVERITIES.size()) {
            complain(place + " needs " + SEVERITIES.size() + " values, one for each severity");
            return;
        }
        for (int index = 0; index < timings.size(); index++) {
            Timing timing = Timing.of(String.valueOf(timings.get(index))).orElse(null);
            if (timing == null) {
                complain(place + ": unknown timing " + timings.get(index));
            } else {
                cells.put(new Cell(subject, outcome, index + 1), timing);
            }
        }
    }

    private Map<?, ?> map(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        complain(place + " must hold keys and values");
        return Map.of();
    }

    private void unknown(Set<?> found, Set<String> known, String what) {
        found.stream().filter(key -> !known.contains(String.valueOf(key))).forEach(key -> complain("unknown " + what + ": " + key));
    }

    private void complain(String problem) {
        problems.add(name + ": " + problem);
    }
}
