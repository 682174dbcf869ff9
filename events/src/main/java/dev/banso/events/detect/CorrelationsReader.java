package dev.banso.events.detect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Reads correlations once all detections are known, each after those it uses.
final class CorrelationsReader {
    private final Taxonomy taxonomy;
    private final List<DetectionRule> detections;
    private final List<CorrelationRule> read = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, YamlNode> waiting = new LinkedHashMap<>();
    private final Set<YamlNode> reading = new HashSet<>();
    private final Set<YamlNode> refused = new HashSet<>();
    private final List<Refusal> refusals;

    /// @param refusals takes what is wrong
    CorrelationsReader(Taxonomy taxonomy, List<DetectionRule> detections, List<Refusal> refusals) {
        this.taxonomy = taxonomy;
        this.detections = detections;
        this.refusals = refusals;
        for (var i = 0; i < detections.size(); i++) {
            remember(detections.get(i).about(), i);
        }
    }

    List<CorrelationRule> read(List<YamlNode> documents, Map<String, String> origins) {
        var descriptions = new LinkedHashMap<YamlNode, RuleDescription>();
        for (var document : documents) {
            attempt(document, () -> {
                var about = DescriptionReader.read(document, RuleKind.CORRELATION);
                RuleSetReader.unique(document, about, origins);
                descriptions.put(document, about);
                waiting.put(about.id().toString(), document);
                if (about.name() != null) {
                    waiting.put(about.name(), document);
                }
            });
        }
        descriptions.forEach((document, _) -> attempt(document, () -> read(document, descriptions)));
        return read;
    }

    private void read(YamlNode document, Map<YamlNode, RuleDescription> descriptions) {
        var about = descriptions.get(document);
        if (about == null || numbers.containsKey(about.id().toString()) || refused.contains(document)) {
            return;
        }
        if (!reading.add(document)) {
            throw document.refuse(RefusalReason.CIRCLE);
        }
        var correlation = document.required("correlation");
        var references = new LinkedHashMap<String, Integer>();
        for (var item : correlation.required("rules").items()) {
            var inner = waiting.get(item.text());
            if (inner != null) {
                attempt(inner, () -> read(inner, descriptions));
                if (refused.contains(inner)) {
                    refused.add(document);
                    return;
                }
            }
            references.put(item.text(), number(item));
        }
        var rule = new CorrelationReader(document, about, references, this).read();
        remember(about, detections.size() + read.size());
        read.add(rule);
    }

    private int number(YamlNode reference) {
        var number = numbers.get(reference.text());
        if (number == null) {
            var nearest = Misspelling.nearest(reference.text(), numbers.keySet());
            throw nearest == null
                    ? reference.refuse(RefusalReason.NO_RULE_OR_REFUSED, reference.text())
                    : reference.refuse(RefusalReason.NO_RULE_BUT, reference.text(), nearest);
        }
        return number;
    }

    private void remember(RuleDescription about, int number) {
        numbers.put(about.id().toString(), number);
        if (about.name() != null) {
            numbers.put(about.name(), number);
        }
    }

    /// Where a field's value comes from when that rule matches.
    GroupKey.Source source(int rule, String field, YamlNode place) {
        if (rule < detections.size()) {
            var product = detections.get(rule).source().product();
            return new GroupKey.Source.Field(new FieldNames(taxonomy, product).slot(field, place));
        }
        var inner = read.get(rule - detections.size());
        for (var i = 0; i < inner.groupBy().size(); i++) {
            if (inner.groupBy().get(i).name().equals(field)) {
                return new GroupKey.Source.Inner(i);
            }
        }
        GroupKey.Source source = null;
        for (var used : inner.rules()) {
            source = source(used, field, place);
        }
        if (source == null) {
            throw place.refuse(RefusalReason.NO_RULE_PRODUCES, field);
        }
        return source;
    }

    /// Something that stays the same as long as the rule means the same.
    String identity(int rule) {
        return rule < detections.size()
                ? detections.get(rule).about().id().toString()
                : read.get(rule - detections.size()).fingerprint();
    }

    static String fingerprint(List<String> meaning) {
        return UUID.nameUUIDFromBytes(String.join("\n", meaning).getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// Gathers refusals; a correlation that uses a refused one is not loaded either, but needs no refusal of its own.
    private void attempt(YamlNode document, Runnable step) {
        try {
            step.run();
        } catch (RulesRefusedException e) {
            refusals.addAll(e.refusals());
            refused.add(document);
        }
    }
}
