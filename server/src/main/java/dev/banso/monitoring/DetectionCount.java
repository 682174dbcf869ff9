package dev.banso.monitoring;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// How many detections of a company, or of some, in a month, by class, path and, where that was asked for, attack.
/// Detections judged false positive, test or duplicate are not among them.
///
/// @param threatClass any class; only those with [ThreatClass#counted()] belong to tables 30 to 36
/// @param attack null where the lines name none, or nobody asked
/// @param count device lines
/// @param blocked of them those that the device stopped
/// @param unblocked of them those that it let pass; of the rest it is unknown
/// @param unjudged of them those on alerts without a verdict
public record DetectionCount(
        YearMonth month,
        ThreatClass threatClass,
        @Nullable MalwarePath path,
        @Nullable String attack,
        long count,
        long blocked,
        long unblocked,
        long unjudged) {}
