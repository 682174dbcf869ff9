package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A place in a YAML file that knows its line, so that every refusal can name it.
///
/// @param content the whole file
record YamlNode(String file, String content, Node node) {
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    /// One key of a map with its value; both know their lines.
    record Entry(YamlNode key, YamlNode value) {
        String name() {
            return key.text();
        }
    }

    /// The documents of a file; empty ones are left out.
    static List<YamlNode> documents(String file, String text) {
        var documents = new ArrayList<YamlNode>();
        try {
            for (var node : new Compose(SETTINGS).composeAllFromString(text)) {
                var document = new YamlNode(file, text, node);
                if (!document.isNull()) {
                    documents.add(document);
                }
            }
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(Mark::getLine).orElse(-1) + 1;
            throw new RulesRefusedException(new Refusal(file, line, RefusalReason.YAML, List.of(e.getProblem())));
        } catch (YamlEngineException e) {
            throw new RulesRefusedException(new Refusal(file, 0, RefusalReason.YAML, List.of(String.valueOf(e.getMessage()))));
        }
        return documents;
    }

    /// The text of this node as the file has it.
    String source() {
        var start = content.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
        var end = content.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
        return content.substring(start, end).strip() + "\n";
    }

    private YamlNode at(Node part) {
        return new YamlNode(file, content, part);
    }

    int line() {
        return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    }

    RulesRefusedException refuse(RefusalReason reason, Object... arguments) {
        return new RulesRefusedException(new Refusal(file, line(), reason, Arrays.stream(arguments).map(String::valueOf).toList()));
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    boolean isNumber() {
        return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
    }

    /// The scalar as it is written, so that `0100032002` keeps its zeros.
    String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw refuse(RefusalReason.SINGLE_VALUE);
    }

    boolean truth() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refuse(RefusalReason.TRUE_OR_FALSE);
        };
    }

    List<Entry> entries() {
        if (!(node instanceof MappingNode map)) {
            throw refuse(RefusalReason.MAP);
        }
        return map.getValue().stream()
                .map(tuple -> new Entry(at(tuple.getKeyNode()), at(tuple.getValueNode())))
                .toList();
    }

    /// The map by key names; a key that occurs twice is refused.
    Map<String, YamlNode> map() {
        var map = new LinkedHashMap<String, YamlNode>();
        for (var entry : entries()) {
            if (map.putIfAbsent(entry.name(), entry.value()) != null) {
                throw entry.key().refuse(RefusalReason.KEY_TWICE, entry.name());
            }
        }
        return map;
    }

    /// The items of a list; a single value counts as a list of one.
    List<YamlNode> items() {
        return node instanceof SequenceNode list
                ? list.getValue().stream().map(this::at).toList()
                : List.of(this);
    }

    List<String> texts() {
        return items().stream().map(YamlNode::text).toList();
    }

    YamlNode required(String key) {
        var value = map().get(key);
        if (value == null) {
            throw refuse(RefusalReason.MISSING, key);
        }
        return value;
    }

    @Nullable YamlNode optional(String key) {
        var value = map().get(key);
        return value == null || value.isNull() ? null : value;
    }

    @Nullable String optionalText(String key) {
        var value = optional(key);
        return value == null ? null : value.text();
    }

    List<String> optionalTexts(String key) {
        var value = optional(key);
        return value == null ? List.of() : value.texts();
    }
}
