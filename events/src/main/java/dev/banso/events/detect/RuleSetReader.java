package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads all documents of all files, and gathers everything that is wrong before it refuses.
final class RuleSetReader {
    private final Taxonomy taxonomy;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<DetectionRule> detections = new ArrayList<>();
    private final List<YamlNode> correlations = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private final Map<String, String> origins = new HashMap<>();

    RuleSetReader(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    RuleSet read(List<RuleFile> files) {
        for (var file : files) {
            attempt(() -> YamlNode.documents(file.name(), file.text()).forEach(this::sort));
        }
        var correlationRules = new CorrelationsReader(taxonomy, detections, refusals).read(correlations, origins);
        var rules = new RuleSet(taxonomy, detections, correlationRules, filters);
        for (var filter : filters) {
            attempt(() -> checkReferences(filter, rules));
        }
        if (!refusals.isEmpty()) {
            throw new RulesRefusedException(refusals);
        }
        return rules;
    }

    /// Reads a file of filters alone.
    static List<Filter> readFilters(RuleFile file, RuleSet rules) {
        var reader = new RuleSetReader(rules.taxonomy());
        for (var document : YamlNode.documents(file.name(), file.text())) {
            reader.attempt(() -> {
                var filter = reader.filter(document);
                checkReferences(filter, rules);
            });
        }
        if (!reader.refusals.isEmpty()) {
            throw new RulesRefusedException(reader.refusals);
        }
        return reader.filters;
    }

    private void sort(YamlNode document) {
        attempt(() -> {
            if (document.map().containsKey("correlation")) {
                correlations.add(document);
            } else if (document.map().containsKey("filter")) {
                filter(document);
            } else {
                detections.add(detection(document));
            }
        });
    }

    private Filter filter(YamlNode document) {
        var filter = Filter.read(document, taxonomy);
        var taken = origins.putIfAbsent(filter.id().toString(), filter.origin());
        if (taken != null) {
            throw document.required("id").refuse(RefusalReason.FILTER_ID_TAKEN, filter.id(), taken);
        }
        filters.add(filter);
        return filter;
    }

    private DetectionRule detection(YamlNode document) {
        var about = DescriptionReader.read(document, RuleKind.DETECTION);
        unique(document, about, origins);
        var source = LogSource.read(document.required("logsource"), taxonomy);
        var names = new FieldNames(taxonomy, source.product());
        for (var field : about.fields()) {
            names.slot(field, document.required("fields"));
        }
        var detection = new DetectionReader(names).read(document.required("detection"), Set.of());
        return new DetectionRule(about, source, detection);
    }

    /// Ids and names are one space: a correlation may use either.
    static void unique(YamlNode document, RuleDescription about, Map<String, String> origins) {
        var id = origins.putIfAbsent(about.id().toString(), about.origin());
        if (id != null) {
            throw document.refuse(RefusalReason.ID_TAKEN, about.id(), id);
        }
        var name = about.name();
        var other = name == null ? null : origins.putIfAbsent(name, about.origin());
        if (name != null && other != null) {
            throw document.required("name").refuse(RefusalReason.NAME_TAKEN, name, other);
        }
    }

    private static void checkReferences(Filter filter, RuleSet rules) {
        for (var reference : filter.rules()) {
            var known = reference.equals("any")
                    || rules.rules().stream()
                            .anyMatch(rule -> reference.equals(rule.id().toString()) || reference.equals(rule.name()));
            if (!known) {
                throw filter.refuseRule(RefusalReason.NO_RULE, reference);
            }
        }
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (RulesRefusedException e) {
            refusals.addAll(e.refusals());
        }
    }
}
