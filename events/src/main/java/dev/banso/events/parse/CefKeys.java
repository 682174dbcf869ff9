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
    /// The table that ships.
    static final CefKeys SHIPPED = load("cef.yaml");

    private final List<String> prefixes;
    private final Map<String, String> keys;
    private final Map<String, Map<String, String>> behind = new HashMap<>();
    private final Map<String, String> labels;
    private final Map<String, String> unlabelled;
    private final Set<String> beginnings;

    private CefKeys(Yaml table) {
        table.version(1);
        prefixes = table.strings("prefixes");
        keys = table.texts("keys");
        labels = table.texts("labels");
        unlabelled = table.texts("unlabelled");
        beginnings = Set.copyOf(table.strings("beginnings"));
        var twofold = table.section("behind");
        for (var key : twofold.keys()) {
            if (!keys.containsKey(key)) {
                throw twofold.refusal(key, "stands not under keys");
            }
            behind.put(key, twofold.texts(key));
        }
    }

    /// Loads a table; what is wrong in it is refused with file and line.
    static CefKeys load(String resource) {
        return new CefKeys(Yaml.resource(resource));
    }

    /// Whether a body that begins with this key is CEF without its header.
    boolean beginsWith(String key) {
        return beginnings.contains(key) || prefix(key) != null;
    }

    /// FortiGate's key: the prefix taken off, or by the table, or the key itself.
    ///
    /// @param before the fields that stand before it in the line: a few keys mean another thing behind them
    String fortiGate(String key, Map<String, String> before) {
        var prefix = prefix(key);
        if (prefix != null) {
            return key.substring(prefix.length());
        }
        for (var second : behind.getOrDefault(key, Map.of()).entrySet()) {
            if (before.containsKey(second.getKey())) {
                return second.getValue();
            }
        }
        return keys.getOrDefault(key, key);
    }

    private @Nullable String prefix(String key) {
        for (var prefix : prefixes) {
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
    String labelled(String key, @Nullable String label) {
        if (label == null) {
            return unlabelled.getOrDefault(key, key);
        }
        return labels.getOrDefault(label.toLowerCase(Locale.ROOT).replace(" ", ""), key);
    }
}
