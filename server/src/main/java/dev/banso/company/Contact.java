package dev.banso.company;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person of a company to whom notices go.
///
/// @param minimumSeverity OCSF severity_id (1 informational … 5 critical, 6 fatal) from which this person wants a notice
/// @param rank the order in which contacts are tried, 1 first
/// @param wantsReports gets the monthly report
/// @param bouncedAt when the last mail to this address came back, or null while it arrives
public record Contact(
        UUID id,
        UUID company,
        String name,
        String email,
        String phone,
        Locale locale,
        int minimumSeverity,
        int rank,
        boolean wantsReports,
        @Nullable Instant bouncedAt,
        @Nullable String bounceReason) {}
