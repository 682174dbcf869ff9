package dev.banso.operation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What was lost within the last hour: counters begin with the process, but a loss of last month is nobody's alarm today.
final class RecentLosses {
    private static final int MINUTES = 60;

    private final Deque<Map<String, Long>> minutes = new ArrayDeque<>();

    /// Notes the counters; to be called once a minute.
    void note(List<Loss> losses) {
        minutes.add(losses.stream().collect(Collectors.toMap(Loss::name, Loss::count)));
        if (minutes.size() > MINUTES) {
            minutes.remove();
        }
    }

    /// How much of each came within the last hour, or since the start of the process where that is later.
    Map<String, Long> lastHour(List<Loss> losses) {
        Map<String, Long> before = minutes.size() < MINUTES ? Map.of() : minutes.getFirst();
        Map<String, Long> recent = new HashMap<>();
        losses.forEach(loss -> recent.put(loss.name(), loss.count() - before.getOrDefault(loss.name(), 0L)));
        return recent;
    }
}
