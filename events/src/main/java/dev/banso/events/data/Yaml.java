package dev.banso.events.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A mapping in a catalogue file. Whatever does not have the expected shape is refused with the file's name and place.
public final class Yaml {
    private final String place;
    private final Map<String, Object> entries;

    private Yaml(String place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalStateException(place + ": a mapping is expected");
        }
        this.place = place;
        this.entries = new LinkedHashMap<>();
        map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
    }

    /// Reads a file beside `dev/banso/events`.
    public static Yaml resource(String name) {
        try (var in = Yaml.class.getResourceAsStream("/dev/banso/events/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": missing");
            }
            var settings = LoadSettings.builder().setLabel(name).setAllowDuplicateKeys(false).build();
            return new Yaml(name, new Load(settings).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Refuses a file of another version than the code was written for.
    public void version(int expected) {
        var version = entries.remove("version");
        if (!Integer.valueOf(expected).equals(version)) {
            throw new IllegalStateException(place + ": version " + expected + " is expected, found " + version);
        }
    }

    /// The keys, in the order of the file.
    public Set<String> keys() {
        return entries.keySet();
    }

    /// A mapping within.
    public Yaml section(String key) {
        return new Yaml(place + "/" + key, entries.get(key));
    }

    /// A list of texts; a single text is a list of one.
    public List<String> strings(String key) {
        var value = entries.get(key);
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(String::valueOf).toList();
        }
        if (value instanceof String || value instanceof Number) {
            return List.of(value.toString());
        }
        throw new IllegalStateException(place(key) + ": a text or a list of texts is expected");
    }

    /// A single text.
    public String string(String key) {
        if (entries.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException(place(key) + ": a text is expected");
    }

    /// A text of a closed set of words.
    public <E extends Enum<E>> E word(String key, Class<E> type) {
        return word(key, string(key), type);
    }

    /// A word found in an entry, as one of a closed set.
    public <E extends Enum<E>> E word(String key, String word, Class<E> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(word.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return constant;
            }
        }
        throw new IllegalStateException(place(key) + ": unknown word " + word);
    }

    /// The words of a text.
    public List<String> words(String key) {
        return List.of(string(key).strip().split(" +"));
    }

    /// A whole number.
    public int number(String key) {
        if (entries.get(key) instanceof Integer number) {
            return number;
        }
        throw new IllegalStateException(place(key) + ": a number is expected");
    }

    /// File and place of an entry, for messages.
    public String place(String key) {
        return place + "/" + key;
    }

    /// Whether there is such an entry.
    public boolean has(String key) {
        return entries.containsKey(key);
    }
}
