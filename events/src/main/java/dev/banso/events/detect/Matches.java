package dev.banso.events.detect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the rules say about one event.
///
/// @param found to be acted upon
/// @param suppressed would have been found, but a filter of the company excludes it
public record Matches(List<RuleMatch> found, List<RuleMatch> suppressed) {
    /// No rule matched.
    public static final Matches NONE = new Matches(List.of(), List.of());

    /// The match that says most about the event itself, of those not suppressed: the highest level, and among equals one
    /// that is more special than the rule for a threat class (`custom.class_rule`). Empty where only correlations matched.
    public Optional<RuleMatch> leading() {
        return found.stream()
                .filter(match -> match.kind() == RuleKind.DETECTION)
                .max(Comparator.comparing(RuleMatch::level).thenComparing(match -> !match.rule().isClassRule()));
    }
}
