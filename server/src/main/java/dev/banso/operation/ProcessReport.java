package dev.banso.operation;

import java.util.List;
import java.util.Map;

/// What one process says of itself to the others.
///
/// @param lastHour of each loss, by its name, what came within the last hour
public record ProcessReport(List<Finding> findings, List<Queue> queues, List<Loss> losses, Map<String, Long> lastHour,
        List<StageTimers.Timing> stages, Map<String, Long> counters) {
    /// What a process says that has not looked yet.
    static final ProcessReport NOTHING = new ProcessReport(List.of(), List.of(), List.of(), Map.of(), List.of(), Map.of());
}
