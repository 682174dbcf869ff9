package dev.banso.events.ocsf;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `severity_id`: the signature's severity, else the threat level, else the log level.
public final class Severity {
    private static final String[] NAMES = {"Unknown", "Informational", "Low", "Medium", "High", "Critical", "Fatal"};

    private static final List<String> KEYS = List.of("severity", "crlevel", "level", "pri");

    private Severity() {}

    /// 0 unknown, 1 informational, 2 low, 3 medium, 4 high, 5 critical, 6 fatal.
    public static int of(Map<String, String> fields) {
        var eve = fields.get("alert.severity");
        if (eve != null) {
            return switch (eve) {
                case "1" -> 4;
                case "2" -> 3;
                case "3" -> 2;
                default -> 1;
            };
        }
        for (var key : KEYS) {
            var id = word(fields.get(key));
            if (id > 0) {
                return id;
            }
        }
        return 0;
    }

    static String name(int id) {
        return NAMES[id];
    }

    private static int word(@Nullable String text) {
        return text == null ? 0 : switch (text.toLowerCase(Locale.ROOT)) {
            case "info", "information", "informational", "notice", "debug" -> 1;
            case "low" -> 2;
            case "medium", "warning" -> 3;
            case "high", "error" -> 4;
            case "critical", "alert" -> 5;
            case "emergency" -> 6;
            default -> 0;
        };
    }
}
