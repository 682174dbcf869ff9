package dev.banso.events.detect;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule that matched, for one company.
///
/// @param group the correlation's `group-by` fields with their values; empty for a detection
/// @param time event time of the event that made it match
/// @param since event time of the first event that counts into it
/// @param count the events that count into it so far; 1 for a detection
/// @param continues a correlation that was reported before still holds: the same finding goes on, it is no new one
/// @param suppressedBy the filter that makes it no finding, else null
public record RuleMatch(
        RuleDescription rule,
        UUID company,
        Map<String, String> group,
        Instant time,
        Instant since,
        long count,
        boolean continues,
        @Nullable UUID suppressedBy) {

    /// The rule's id.
    public UUID id() {
        return rule.id();
    }

    /// The rule's English title.
    public String title() {
        return rule.title();
    }

    /// The rule's level.
    public Level level() {
        return rule.level();
    }

    /// Detection or correlation.
    public RuleKind kind() {
        return rule.kind();
    }
}
