package dev.banso.report;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An alert of the month and what became of it.
///
/// @param threatClass as judged; null for alerts of rules and of silent devices, which carry no counted detections
/// @param title the attack's or rule's name
/// @param subject the inside machine, exposed service or silent device; empty where the lines name none
/// @param count its lines within the month
/// @param verdict the verdict's spelling (`false_positive` …), or null where nobody has judged
/// @param reason the analyst's words, empty where there is no verdict
/// @param counts false where the verdict takes its detections out of the count
/// @param blocked null where the lines do not say
public record AlertEntry(
        UUID id,
        @Nullable ThreatClass threatClass,
        @Nullable MalwarePath path,
        String title,
        String subject,
        long count,
        Instant firstSeen,
        Instant lastSeen,
        boolean open,
        @Nullable String verdict,
        String reason,
        boolean counts,
        @Nullable Boolean blocked) {}
