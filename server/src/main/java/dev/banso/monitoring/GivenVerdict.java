package dev.banso.monitoring;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A verdict with who gave it, when and why.
///
/// @param threatClass the class that the analyst gave to a review alert, else null
/// @param path the path given with the class malware, else null
/// @param by name of the person or token, as it was then
/// @param withdrawnAt null while it stands
/// @param withdrawnBy who took it back, as the audit trail names them
public record GivenVerdict(
        Verdict verdict,
        @Nullable ThreatClass threatClass,
        @Nullable MalwarePath path,
        String reason,
        String by,
        Instant at,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnBy) {}
