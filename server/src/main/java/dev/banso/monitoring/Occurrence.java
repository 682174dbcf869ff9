package dev.banso.monitoring;

import dev.banso.events.ThreatClass;
import dev.banso.events.detect.Level;
import dev.banso.events.detect.Matches;
import dev.banso.events.detect.RuleMatch;
import dev.banso.intake.AttributedReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that an alert counts: a device line with a threat class, or a match of a rule.
///
/// @param time when it happened, to the microsecond as the database keeps it
/// @param severity OCSF's `severity_id`
/// @param blocked null where unknown
/// @param rule the rule that matched; of a line with a class the one that says most about it, null where none says more
///     than the class
/// @param selector of a rule's match
/// @param line the line, or the one that made the rule match
record Occurrence(
        GroupKey key,
        Instant time,
        int severity,
        @Nullable Boolean blocked,
        @Nullable NamedRule rule,
        @Nullable AlertSelector selector,
        AttributedReading line) {

    Occurrence {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /// The device line of a detection or of one that needs review, with what the rules say about it.
    static Occurrence of(AttributedReading line, Matches matches) {
        var reading = line.reading();
        var threatClass = Objects.requireNonNull(reading.threatClass());
        AlertKind kind = threatClass == ThreatClass.REVIEW ? AlertKind.REVIEW : AlertKind.DETECTION;
        var key = new GroupKey(
                line.company(), kind, threatClass, reading.path(), reading.attack(), null, reading.subject(), matches.excludedBy());
        var leading = matches.leading().or(matches::leadingOfAll).filter(match -> !match.rule().isClassRule()).orElse(null);
        return new Occurrence(key, reading.time().toInstant(),
                leading == null ? reading.event().severityId() : severity(leading.level()),
                reading.blocked(), leading == null ? null : NamedRule.of(leading), null, line);
    }

    /// What a rule found, or would have found without a filter.
    static Occurrence of(AttributedReading line, RuleMatch match) {
        var selector = AlertSelector.of(match, line);
        var key = new GroupKey(
                line.company(), AlertKind.RULE, null, null, null, match.id(), selector.subject(), match.suppressedBy());
        return new Occurrence(
                key, match.time(), severity(match.level()), line.reading().blocked(), NamedRule.of(match), selector, line);
    }

    private static int severity(Level level) {
        return switch (level) {
            case INFORMATIONAL -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    /// A rule with its name in both languages.
    record NamedRule(UUID id, String title, @Nullable String titleJa) {
        static NamedRule of(RuleMatch match) {
            return new NamedRule(match.id(), match.title(), match.rule().titleJa());
        }
    }
}
