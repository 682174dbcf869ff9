package dev.banso.events.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A mapping in a catalogue file. Whatever does not have the expected shape is refused with file, line and place:
/// `actions.yaml:4: logs/ips/dropped: unknown word thrown-away`.
public final class Yaml {
    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    private Yaml(String file, String path, int line, @Nullable Node node) {
        this.file = file;
        this.path = path;
        this.line = line;
        if (!(node instanceof MappingNode map)) {
            throw refusal(path, line, "a mapping is expected");
        }
        for (var tuple : map.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (entries.putIfAbsent(key, tuple.getValueNode()) != null) {
                throw refusal(below(key), lineOf(tuple.getKeyNode()), "found twice");
            }
        }
    }

    /// Reads a file beside `dev/banso/events`.
    public static Yaml resource(String name) {
        try (var in = Yaml.class.getResourceAsStream("/dev/banso/events/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": missing");
            }
            var settings = LoadSettings.builder().setLabel(name).build();
            return new Yaml(name, "", 1, new Compose(settings).composeInputStream(in).orElse(null));
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new IllegalStateException(name + ":" + line + ": no YAML: " + e.getProblem(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Refuses a file of another version than the code was written for.
    public void version(int expected) {
        var place = lineOf("version");
        var found = entries.remove("version");
        if (!(found instanceof ScalarNode scalar) || !scalar.getValue().equals(String.valueOf(expected))) {
            var text = found instanceof ScalarNode scalar ? scalar.getValue() : "none";
            throw refusal("", place, "version " + expected + " is expected, found " + text);
        }
    }

    /// The keys, in the order of the file.
    public Set<String> keys() {
        return entries.keySet();
    }

    /// A mapping within.
    public Yaml section(String key) {
        return new Yaml(file, below(key), lineOf(key), entries.get(key));
    }

    /// A mapping of texts.
    public Map<String, String> texts(String key) {
        var section = section(key);
        var texts = new LinkedHashMap<String, String>();
        section.keys().forEach(name -> texts.put(name, section.string(name)));
        return texts;
    }

    /// A list of texts; a single text is a list of one.
    public List<String> strings(String key) {
        var value = entries.get(key);
        if (value instanceof SequenceNode list && !list.getValue().isEmpty() && list.getValue().stream().allMatch(Yaml::isText)) {
            return list.getValue().stream().map(item -> ((ScalarNode) item).getValue()).toList();
        }
        if (value instanceof ScalarNode scalar && isText(scalar)) {
            return List.of(scalar.getValue());
        }
        throw refusal(key, "a text or a list of texts is expected");
    }

    /// A single text.
    public String string(String key) {
        if (entries.get(key) instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            return scalar.getValue();
        }
        throw refusal(key, "a text is expected");
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
        throw refusal(key, "unknown word " + word);
    }

    /// The words of a text.
    public List<String> words(String key) {
        return List.of(string(key).strip().split(" +"));
    }

    /// A whole number.
    public int number(String key) {
        if (entries.get(key) instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            return Integer.parseInt(scalar.getValue());
        }
        throw refusal(key, "a number is expected");
    }

    /// Whether there is such an entry.
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /// The refusal of an entry, with file, line and place; to be thrown.
    public IllegalStateException refusal(String key, String message) {
        return refusal(below(key), lineOf(key), message);
    }

    private IllegalStateException refusal(String place, int line, String message) {
        return new IllegalStateException(file + ":" + line + ": " + (place.isEmpty() ? "" : place + ": ") + message);
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "/" + key;
    }

    /// The line of an entry; where it is missing, that of the mapping in which it should be.
    private int lineOf(String key) {
        var node = entries.get(key);
        return node == null ? line : lineOf(node);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static boolean isText(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL);
    }
}
