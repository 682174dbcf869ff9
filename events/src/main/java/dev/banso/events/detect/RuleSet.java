package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Rules, correlations and filters that were checked against the taxonomy and made ready. Immutable.
public final class RuleSet {
    private final Taxonomy taxonomy;
    private final List<DetectionRule> detections;
    private final List<CorrelationRule> correlations;
    private final List<Filter> filters;
    private final List<RuleDescription> descriptions;
    private final RuleIndex index;

    RuleSet(Taxonomy taxonomy, List<DetectionRule> detections, List<CorrelationRule> correlations, List<Filter> filters) {
        this.taxonomy = taxonomy;
        this.detections = List.copyOf(detections);
        this.correlations = List.copyOf(correlations);
        this.filters = List.copyOf(filters);
        descriptions = Stream.concat(
                        detections.stream().map(DetectionRule::about), correlations.stream().map(CorrelationRule::about))
                .toList();
        index = new RuleIndex(detections, taxonomy.products());
    }

    /// The rules that come with Banso.
    public static RuleSet shipped() {
        return load(RuleFile.shipped());
    }

    /// Loads files together; correlations and filters may refer to rules of other files. All or nothing.
    ///
    /// @throws RulesRefusedException naming file and line of everything that is wrong
    public static RuleSet load(List<RuleFile> files) {
        return new RuleSetReader(Taxonomy.shipped()).read(files);
    }

    /// All rules, detections before correlations, in the order of the files; a correlation stands after those it uses.
    public List<RuleDescription> rules() {
        return descriptions;
    }

    List<DetectionRule> detections() {
        return detections;
    }

    List<CorrelationRule> correlations() {
        return correlations;
    }

    /// Filters of the rule files, in their order.
    public List<Filter> filters() {
        return filters;
    }

    /// The same rules without their filters, for a caller that gives each company its filters.
    public RuleSet withoutFilters() {
        return new RuleSet(taxonomy, detections, correlations, List.of());
    }

    /// Reads filters for these rules.
    ///
    /// @throws RulesRefusedException naming file and line of everything that is wrong, also of a rule that is not among these
    public List<Filter> readFilters(RuleFile file) {
        return RuleSetReader.readFilters(file, this);
    }

    RuleIndex index() {
        return index;
    }

    Taxonomy taxonomy() {
        return taxonomy;
    }

    /// Which rules are findings by themselves: those that no correlation uses, or that one wants to see beside itself, and
    /// those that say the threat class.
    boolean[] standalone() {
        var standalone = new boolean[descriptions.size()];
        var used = new boolean[descriptions.size()];
        for (var correlation : correlations) {
            for (var rule : correlation.rules()) {
                used[rule] = true;
                standalone[rule] |= correlation.generate();
            }
        }
        for (var i = 0; i < standalone.length; i++) {
            standalone[i] |= !used[i] || descriptions.get(i).isClassRule();
        }
        return standalone;
    }

    /// For each rule the correlations that use it, as rule numbers.
    List<List<Integer>> usedBy() {
        var usedBy = new ArrayList<List<Integer>>();
        descriptions.forEach(_ -> usedBy.add(new ArrayList<>()));
        for (var i = 0; i < correlations.size(); i++) {
            for (var rule : correlations.get(i).rules()) {
                usedBy.get(rule).add(detections.size() + i);
            }
        }
        return usedBy;
    }
}
