package dev.banso.events.classify;

import dev.banso.events.data.Yaml;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The table of actions per log, `actions.yaml`.
public final class Actions {
    /// The table that ships.
    public static final Actions SHIPPED = load("actions.yaml");

    private final Map<String, Map<String, Meaning>> logs = new HashMap<>();

    /// What an action means.
    ///
    /// @param stopped whether the device stopped it
    /// @param disposition the same in OCSF's words
    public record Meaning(boolean stopped, Disposition disposition) {}

    /// OCSF's `disposition_id`.
    public enum Disposition {
        ALLOWED(1, 1),
        BLOCKED(2, 2),
        QUARANTINED(3, 2),
        DROPPED(6, 2),
        APPROVED(8, 1),
        CORRECTED(11, 4),
        DETECTED(15, 3),
        LOGGED(17, 3),
        TAGGED(18, 4),
        ALERT(19, 3),
        RESET(21, 2),
        CHALLENGE(23, 3),
        REJECTED(25, 2);

        private final int id;
        private final int actionId;

        Disposition(int id, int actionId) {
            this.id = id;
            this.actionId = actionId;
        }

        /// `disposition_id`.
        public int id() {
            return id;
        }

        /// `action_id` that goes with it: 1 allowed, 2 denied, 3 observed, 4 modified.
        public int actionId() {
            return actionId;
        }
    }

    /// Loads a table; what is wrong in it is refused with file and place.
    static Actions load(String resource) {
        return new Actions(Yaml.resource(resource));
    }

    private Actions(Yaml table) {
        table.version(1);
        var sections = table.section("logs");
        for (var log : sections.keys()) {
            var section = sections.section(log);
            var actions = new HashMap<String, Meaning>();
            section.keys().forEach(action -> actions.put(action, meaning(section, action)));
            logs.put(log, actions);
        }
    }

    private static Meaning meaning(Yaml section, String action) {
        var words = section.words(action);
        if (words.size() != 2 || !words.getFirst().equals("stopped") && !words.getFirst().equals("passed")) {
            throw section.refusal(action, "stopped or passed, and a disposition, are expected");
        }
        return new Meaning(words.getFirst().equals("stopped"), section.word(action, words.get(1), Disposition.class));
    }

    /// What the line's action means in its log; null where it has none or the table does not know it.
    public @Nullable Meaning of(String log, Map<String, String> fields) {
        var action = action(log, fields);
        var actions = logs.get(log);
        if (action.isEmpty() || actions == null) {
            return null;
        }
        var meaning = actions.get(action);
        return meaning != null ? meaning : actions.get(action.toLowerCase(Locale.ROOT));
    }

    /// The line's action: `action`, `status` of FortiOS 3 and 4, `alert.action` of Suricata; empty where it has none.
    public static String action(String log, Map<String, String> fields) {
        if (log.equals("suricata")) {
            return fields.getOrDefault("alert.action", "");
        }
        var action = fields.get("action");
        return action == null || action.isEmpty() ? fields.getOrDefault("status", "") : action;
    }
}
