package dev.banso.events.classify;

import dev.banso.events.Format;
import java.util.Locale;
import java.util.Map;

/// Log and event type of a line, the same for all versions: `type=utm subtype=ips eventtype=signature`, `type=ips
/// subtype=signature` (FortiOS 4), and a bare `logid` give ips and signature.
///
/// @param log `ips`, `virus`, `traffic`, `event` …; `suricata` for EVE; empty where the line does not tell
/// @param event event type, or the subtype of traffic and event lines; empty where the line has none
public record LogType(String log, String event) {

    /// Reads the type from a line's fields.
    public static LogType of(Format format, Map<String, String> fields) {
        if (format == Format.EVE) {
            return new LogType("suricata", fields.getOrDefault("event_type", ""));
        }
        var type = lower(fields.getOrDefault("type", ""));
        var subtype = lower(fields.getOrDefault("subtype", ""));
        var event = lower(fields.getOrDefault("eventtype", ""));
        if (type.isEmpty()) {
            return ofLogId(fields, subtype, event);
        }
        return switch (type) {
            case "utm" -> new LogType(subtype, event);
            case "attack" -> new LogType(subtype.equals("anomaly") ? "anomaly" : "ips", event.isEmpty() ? subtype : event);
            default -> new LogType(type, event.isEmpty() || type.equals("event") ? subtype : event);
        };
    }

    /// For reasons: `ips signature`.
    String text() {
        if (log.isEmpty()) {
            return "a line without type";
        }
        return event.isEmpty() ? log : log + " " + event;
    }

    private static LogType ofLogId(Map<String, String> fields, String subtype, String event) {
        var logid = fields.getOrDefault("logid", fields.getOrDefault("log_id", ""));
        var log = logid.length() == 10 ? Countable.SHIPPED.category(logid.substring(0, 2)) : "";
        return new LogType(log, event.isEmpty() ? subtype.equals(log) ? "" : subtype : event);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
