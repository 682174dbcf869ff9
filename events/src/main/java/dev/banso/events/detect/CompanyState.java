package dev.banso.events.detect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The groups of one company, those longest without an event first. Companies never share a group.
final class CompanyState {
    /// @param key the group's values in lower case
    record GroupId(UUID correlation, List<String> key) {}

    private final Map<GroupId, GroupState> groups = new LinkedHashMap<>(16, 0.75f, true);

    /// The group, made where there is none.
    GroupState group(CorrelationRule rule, List<String> key) {
        return groups.computeIfAbsent(new GroupId(rule.about().id(), key), _ -> new GroupState(rule));
    }

    void put(GroupId id, GroupState group) {
        groups.put(id, group);
    }

    /// Forgets groups that are over by the time of this event; a few at a time is enough to stay small.
    void forgetEnded(long time, long lateness) {
        for (var i = 0; i < 2; i++) {
            var eldest = eldest();
            if (eldest == null || eldest.newest() + eldest.rule().timespan().toMillis() + lateness >= time) {
                return;
            }
            removeEldest();
        }
    }

    /// Forgets the eldest groups beyond the limit; returns how many.
    int forgetBeyond(int limit) {
        var forgotten = 0;
        while (groups.size() > limit) {
            removeEldest();
            forgotten++;
        }
        return forgotten;
    }

    private @Nullable GroupState eldest() {
        var first = groups.values().iterator();
        return first.hasNext() ? first.next() : null;
    }

    private void removeEldest() {
        var first = groups.entrySet().iterator();
        first.next();
        first.remove();
    }

    /// All groups in their order; to be read only.
    Map<GroupId, GroupState> groups() {
        return groups;
    }
}
