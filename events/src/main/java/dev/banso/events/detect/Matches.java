package dev.banso.events.detect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the rules say about one event.
///
/// @param found to be acted upon
/// @param suppressed would have been found, but a filter of the company excludes it
/// @param inner matches of rules that only serve correlations: no findings, but to be counted
/// @param filters every filter that excluded the event from a rule, also from one that is no finding of its own
public record Matches(List<RuleMatch> found, List<RuleMatch> suppressed, List<RuleMatch> inner, Set<UUID> filters) {
    /// No rule matched.
    public static final Matches NONE = new Matches(List.of(), List.of(), List.of(), Set.of());

    /// The match that says most about the event itself, of those not suppressed: the highest level, and among equals one
    /// that is more special than the rule for a threat class (`custom.class_rule`). Empty where only correlations matched.
    public Optional<RuleMatch> leading() {
        return leading(found.stream());
    }

    /// The same of all matches, whether suppressed or not: what the event is, also where it is excluded.
    public Optional<RuleMatch> leadingOfAll() {
        return leading(Stream.concat(found.stream(), suppressed.stream()));
    }

    /// The filter that excludes the event as a detection of its threat class, null where none does: one that silences the
    /// rule of the class (`custom.class_rule`), or the rule that says most about the event.
    public @Nullable UUID excludedBy() {
        var most = leadingOfAll().orElse(null);
        return suppressed.stream()
                .filter(match -> match.rule().isClassRule() || match.equals(most))
                .map(RuleMatch::suppressedBy)
                .findFirst()
                .orElse(null);
    }

    private static Optional<RuleMatch> leading(Stream<RuleMatch> matches) {
        return matches.filter(match -> match.kind() == RuleKind.DETECTION)
                .max(Comparator.comparing(RuleMatch::level).thenComparing(match -> !match.rule().isClassRule()));
    }
}
