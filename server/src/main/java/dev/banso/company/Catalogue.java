package dev.banso.company;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The registry's catalogue file: prefectures, industries and size bands.
final class Catalogue {
    private static final Map<?, ?> FILE = read("registry.yaml");

    private Catalogue() {}

    /// The entries under that key, in the order of the file.
    static List<Map<String, Object>> list(String key) {
        if (!(FILE.get(key) instanceof List<?> entries)) {
            throw new IllegalStateException("registry.yaml/" + key + ": a list is expected");
        }
        return entries.stream().map(Catalogue::entry).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> entry(Object entry) {
        if (entry instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalStateException("registry.yaml: a mapping is expected, found " + entry);
    }

    private static Map<?, ?> read(String name) {
        try (InputStream in = Catalogue.class.getResourceAsStream("/company/" + name)) {
            LoadSettings settings = LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(false).build();
            if (in != null && new Load(settings).loadFromInputStream(in) instanceof Map<?, ?> file
                    && Integer.valueOf(1).equals(file.get("version"))) {
                return file;
            }
            throw new IllegalStateException(name + ": version 1 is expected");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
