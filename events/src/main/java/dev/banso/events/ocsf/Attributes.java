package dev.banso.events.ocsf;

import dev.banso.events.Format;
import dev.banso.events.data.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of a device's keys holds which OCSF attribute; the tables are `ocsf/fortigate.yaml` and `ocsf/suricata.yaml`.
public final class Attributes {
    private static final Attributes FORTIGATE = load("fortigate.yaml");
    private static final Attributes SURICATA = load("suricata.yaml");

    private final Map<String, List<String>> keys = new LinkedHashMap<>();
    private final Set<String> integers;

    private Attributes(Yaml table) {
        table.version(1);
        var attributes = table.section("attributes");
        attributes.keys().forEach(attribute -> keys.put(attribute, attributes.strings(attribute)));
        integers = Set.copyOf(table.strings("integers"));
    }

    private static Attributes load(String name) {
        return new Attributes(Yaml.resource("ocsf/" + name));
    }

    /// The table for lines of this format.
    public static Attributes of(Format format) {
        return switch (format) {
            case EVE -> SURICATA;
            case KEY_VALUE, CSV, CEF, UNKNOWN -> FORTIGATE;
        };
    }

    /// The attributes that this table can fill.
    public Set<String> names() {
        return keys.keySet();
    }

    /// The value of an attribute: that of the first of its keys that the line has. Null where it has none, or "N/A".
    public @Nullable String get(String attribute, Map<String, String> fields) {
        var key = key(attribute, fields);
        return key == null ? null : fields.get(key);
    }

    /// The device's key whose value the attribute has in this line; null where it has none.
    @Nullable String key(String attribute, Map<String, String> fields) {
        var candidates = keys.get(attribute);
        if (candidates == null) {
            return null;
        }
        for (var i = 0; i < candidates.size(); i++) {
            var value = fields.get(candidates.get(i));
            if (value != null && !absent(value)) {
                return candidates.get(i);
            }
        }
        return null;
    }

    boolean integer(String attribute) {
        return integers.contains(attribute);
    }

    /// FortiGate writes "N/A" and "(null)" for nothing.
    private static boolean absent(String value) {
        return value.isEmpty() || value.equals("N/A") || value.equals("(null)");
    }
}
