package dev.banso.events;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads JSON in tests (YAML contains it) and compares what is expected with what came.
public final class Json {
    private Json() {}

    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(String text) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    /// What of the expectation is not in the actual value; empty where all is. Objects may have more, lists may not.
    public static String difference(String path, Object expected, Object actual) {
        if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> found) {
            for (var entry : wanted.entrySet()) {
                if (!found.containsKey(entry.getKey())) {
                    return path + "." + entry.getKey() + " is absent";
                }
                var inner = difference(path + "." + entry.getKey(), entry.getValue(), found.get(entry.getKey()));
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
            return "";
        }
        if (expected instanceof List<?> wanted && actual instanceof List<?> found && wanted.size() == found.size()) {
            for (var i = 0; i < wanted.size(); i++) {
                var inner = difference(path + "[" + i + "]", wanted.get(i), found.get(i));
                if (!inner.isEmpty()) {
                    return inner;
                }
            }
            return "";
        }
        return java.util.Objects.equals(expected, actual) ? "" : path + ": expected " + expected + ", found " + actual;
    }
}
