package dev.banso.monitoring;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A company's filter, made from a verdict: what it matches is recorded as false positive, not alerted and not counted.
///
/// @param threatClass null for rules
/// @param ruleId of rules only, with its title
/// @param subject null where it matches every subject, or those that have none
/// @param anySubject whether it matches every subject of the company
/// @param by who made it, by name
/// @param liftedAt null while it stands
/// @param matched lines (or matches of the rule) that it has taken in
public record Exclusion(
        UUID id,
        UUID company,
        AlertKind kind,
        @Nullable ThreatClass threatClass,
        @Nullable MalwarePath path,
        @Nullable String attack,
        @Nullable UUID ruleId,
        @Nullable String ruleTitle,
        @Nullable String subject,
        boolean anySubject,
        String reason,
        String by,
        Instant createdAt,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        long matched) {}
