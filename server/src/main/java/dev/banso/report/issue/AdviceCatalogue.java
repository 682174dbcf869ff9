package dev.banso.report.issue;

import dev.banso.report.Advice;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Which advice a month calls for (`advice.yaml`).
final class AdviceCatalogue {
    private static final Set<String> FIGURES = Set.of("total", "inbound", "outbound", "malware", "malware.mail", "malware.web",
            "malware.other", "not-blocked", "malware.not-blocked", "unjudged", "missing-days", "silences", "no-data");
    static final String FAMILY = "family.";

    private final List<Rule> rules;

    /// @param when the least that each figure must reach
    record Rule(String key, Map<String, Long> when, boolean request, Map<Locale, DataFile.Text> texts) {
        boolean holds(Map<String, Long> figures) {
            return when.entrySet().stream().allMatch(figure -> figures.getOrDefault(figure.getKey(), 0L) >= figure.getValue());
        }

        Advice advice(Locale locale) {
            DataFile.Text text = Objects.requireNonNull(texts.getOrDefault(locale, texts.get(Locale.JAPANESE)));
            return new Advice(key, request, text.title(), text.text());
        }
    }

    /// @param families keys of the attack catalogue that rules may ask for
    AdviceCatalogue(Set<String> families) {
        rules = DataFile.read("advice.yaml").maps("rules").stream().map(entry -> rule(entry, families)).toList();
    }

    /// The advice for these figures, requests first.
    List<Advice> advice(Map<String, Long> figures, Locale locale) {
        return rules.stream()
                .filter(rule -> rule.holds(figures))
                .sorted((a, b) -> Boolean.compare(b.request(), a.request()))
                .map(rule -> rule.advice(locale))
                .toList();
    }

    private static Rule rule(DataFile entry, Set<String> families) {
        Map<String, Long> when = new HashMap<>();
        entry.map("when").entries().forEach((figure, least) -> {
            String name = String.valueOf(figure);
            boolean known = FIGURES.contains(name) || (name.startsWith(FAMILY) && families.contains(name.substring(FAMILY.length())));
            if (!known || !(least instanceof Integer number)) {
                throw new IllegalStateException("advice.yaml: rule " + entry.string("key") + " asks for the unknown figure " + name);
            }
            when.put(name, number.longValue());
        });
        return new Rule(entry.string("key"), when, entry.flag("request"), entry.texts());
    }
}
