package dev.banso.events.ocsf;

import dev.banso.events.Format;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which of a device's keys holds which OCSF attribute; the tables are `ocsf/fortigate.yaml` and `ocsf/suricata.yaml`.
public final class Attributes {
    private static final Attributes FORTIGATE = AttributeTables.load("fortigate.yaml");
    private static final Attributes SURICATA = AttributeTables.load("suricata.yaml");

    private final Map<String, List<String>> keys;

    Attributes(Map<String, List<String>> keys) {
        this.keys = keys;
    }

    /// The table for lines of this format.
    public static Attributes of(Format format) {
        return switch (format) {
            case EVE -> SURICATA;
            case KEY_VALUE, CSV, CEF, UNKNOWN -> FORTIGATE;
        };
    }

    /// The value of an attribute: that of the first of its keys that the line has. Null where it has none, or "N/A".
    public @Nullable String get(String attribute, Map<String, String> fields) {
        var candidates = keys.get(attribute);
        return candidates == null ? null : first(candidates, fields);
    }

    /// The OCSF paths of this table, with their keys, in order.
    Map<String, List<String>> keys() {
        return keys;
    }

    static @Nullable String first(List<String> candidates, Map<String, String> fields) {
        for (var i = 0; i < candidates.size(); i++) {
            var value = fields.get(candidates.get(i));
            if (value != null && !absent(value)) {
                return value;
            }
        }
        return null;
    }

    /// FortiGate writes "N/A" and "(null)" for nothing.
    static boolean absent(String value) {
        return value.isEmpty() || value.equals("N/A") || value.equals("(null)");
    }
}
