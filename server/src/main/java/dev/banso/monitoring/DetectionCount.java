package dev.banso.monitoring;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How many detections of one company, month, class, path and attack, those stopped and those not apart. Detections
/// judged false positive, test or duplicate are not among them.
///
/// @param threatClass any class; only those with [ThreatClass#counted()] belong to tables 30 to 36
/// @param attack null where the lines name none
/// @param blocked null where unknown
/// @param count device lines
/// @param unjudged of them on alerts without a verdict
public record DetectionCount(
        UUID company,
        YearMonth month,
        ThreatClass threatClass,
        @Nullable MalwarePath path,
        @Nullable String attack,
        @Nullable Boolean blocked,
        long count,
        long unjudged) {}
