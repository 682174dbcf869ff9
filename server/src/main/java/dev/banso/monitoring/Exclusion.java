package dev.banso.monitoring;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A Sigma filter: what it describes is recorded as false positive, not alerted and not counted.
///
/// @param company null where it holds for every company
/// @param filter its text, Sigma 2.1
/// @param reason why it is there
/// @param by who made it, by name
/// @param origin file and line, where it stands in a file; null where it was made from a verdict, on the page or through the API
/// @param liftedAt null while it stands
/// @param matched events that it kept from a rule, in the visible companies
/// @param problem why it excludes nothing although it stands, else null
public record Exclusion(
        UUID id,
        @Nullable UUID company,
        String title,
        String filter,
        String reason,
        String by,
        Instant createdAt,
        @Nullable String origin,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        long matched,
        @Nullable FilterProblem problem) {}
