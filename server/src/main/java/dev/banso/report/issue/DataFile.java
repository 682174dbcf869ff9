package dev.banso.report.issue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A data file of this capability, version 1. What does not have the expected shape is refused with its place.
record DataFile(String place, Map<?, ?> entries) {
    /// A name and its explanation in one language.
    record Text(String title, String text) {}

    static DataFile read(String name) {
        try (InputStream in = DataFile.class.getResourceAsStream("/dev/banso/report/" + name)) {
            LoadSettings settings = LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(false).build();
            DataFile file = map(name, new Load(settings).loadFromInputStream(Objects.requireNonNull(in, name)));
            if (!Integer.valueOf(1).equals(file.entries.get("version"))) {
                throw new IllegalStateException(name + ": version 1 is expected");
            }
            return file;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    DataFile map(String key) {
        return map(place + "/" + key, entries.get(key));
    }

    List<DataFile> maps(String key) {
        return list(key).stream().map(entry -> map(place + "/" + key, entry)).toList();
    }

    List<String> strings(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    String string(String key) {
        if (entries.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalStateException(place + "/" + key + ": a text is expected");
    }

    boolean flag(String key) {
        if (entries.get(key) instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalStateException(place + "/" + key + ": true or false is expected");
    }

    /// The title (`title` or `name`) and text of both languages.
    Map<Locale, Text> texts() {
        return Map.of(Locale.JAPANESE, map("ja").text(), Locale.ENGLISH, map("en").text());
    }

    private Text text() {
        return new Text(string(entries.containsKey("title") ? "title" : "name"), string("text"));
    }

    private List<?> list(String key) {
        if (entries.get(key) instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException(place + "/" + key + ": a list is expected");
    }

    private static DataFile map(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new DataFile(place, map);
        }
        throw new IllegalStateException(place + ": a mapping is expected");
    }
}
