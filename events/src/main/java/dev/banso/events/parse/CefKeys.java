package dev.banso.events.parse;

import dev.banso.events.data.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which FortiGate key a CEF key stands for; the table is `cef.yaml`.
final class CefKeys {
    private static final List<String> PREFIXES;
    private static final Map<String, String> KEYS;
    private static final Map<String, String> LABELS;
    private static final Map<String, String> UNLABELLED;
    private static final Set<String> BEGINNINGS;

    static {
        var table = Yaml.resource("cef.yaml");
        table.version(1);
        PREFIXES = table.strings("prefixes");
        KEYS = strings(table.section("keys"));
        LABELS = strings(table.section("labels"));
        UNLABELLED = strings(table.section("unlabelled"));
        BEGINNINGS = Set.copyOf(table.strings("beginnings"));
    }

    private CefKeys() {}

    private static Map<String, String> strings(Yaml section) {
        var map = new HashMap<String, String>();
        section.keys().forEach(key -> map.put(key, section.string(key)));
        return map;
    }

    /// Whether a body that begins with this key is CEF without its header.
    static boolean beginsWith(String key) {
        return BEGINNINGS.contains(key) || prefix(key) != null;
    }

    /// FortiGate's key: the prefix taken off, or by the table, or the key itself.
    static String fortiGate(String key) {
        var prefix = prefix(key);
        return prefix != null ? key.substring(prefix.length()) : KEYS.getOrDefault(key, key);
    }

    private static @Nullable String prefix(String key) {
        for (var prefix : PREFIXES) {
            if (key.length() > prefix.length() && key.startsWith(prefix)) {
                return prefix;
            }
        }
        return null;
    }

    /// Whether this is one of CEF's custom fields (`cs1`, `cn2`, `flexString1`), whose meaning is in its label.
    static boolean custom(String key) {
        return key.length() == 3 && key.charAt(0) == 'c' && (key.charAt(1) == 's' || key.charAt(1) == 'n')
                && Character.isDigit(key.charAt(2));
    }

    /// The key for a custom field with this label; the custom key itself where nobody knows.
    static String labelled(String key, @Nullable String label) {
        if (label == null) {
            return UNLABELLED.getOrDefault(key, key);
        }
        return LABELS.getOrDefault(label.toLowerCase(Locale.ROOT).replace(" ", ""), key);
    }
}
