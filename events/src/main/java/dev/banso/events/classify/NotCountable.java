package dev.banso.events.classify;

import dev.banso.events.Reason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The one reason of the many lines that are no detection, made once for each type.
final class NotCountable {
    private static final int MOST = 1_000;
    private static final Map<LogType, List<Reason>> REASONS = new ConcurrentHashMap<>();

    private NotCountable() {}

    static List<Reason> reason(LogType type) {
        var known = REASONS.get(type);
        if (known != null) {
            return known;
        }
        var reason = List.of(new Reason("countable", type.text() + " is no detection"));
        if (REASONS.size() < MOST) {
            REASONS.put(type, reason);
        }
        return reason;
    }
}
