package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An exclusion (Sigma filter): what it describes is no finding, although a rule matches.
///
/// The specification's example writes `condition: selection`, the reference implementation `condition: not selection`;
/// both mean that what the selection describes is excluded, and are read so.
public final class Filter {
    private static final Set<String> NO_SELECTIONS = Set.of("rules");

    private final UUID id;
    private final String title;
    private final @Nullable String description;
    private final Set<String> rules;
    private final LogSource source;
    private final Expression excluded;
    private final YamlNode origin;

    private Filter(YamlNode document, Taxonomy taxonomy) {
        var about = DescriptionReader.read(document, RuleKind.DETECTION);
        id = about.id();
        title = about.title();
        description = about.description();
        origin = document;
        source = LogSource.read(document.required("logsource"), taxonomy);
        var filter = document.required("filter");
        rules = new LinkedHashSet<>(filter.required("rules").texts());
        if (rules.isEmpty()) {
            throw filter.refuse("a filter names at least one rule, or 'any'");
        }
        var read = new DetectionReader(new FieldNames(taxonomy, source.product())).read(filter, NO_SELECTIONS);
        excluded = read instanceof Expression.Not(var part) ? part : read;
    }

    /// Reads the filters of a file.
    ///
    /// @throws RulesRefusedException naming file and line of everything that is wrong
    public static List<Filter> load(RuleFile file) {
        var filters = new ArrayList<Filter>();
        for (var document : YamlNode.documents(file.name(), file.text())) {
            filters.add(read(document, Taxonomy.shipped()));
        }
        return filters;
    }

    static Filter read(YamlNode document, Taxonomy taxonomy) {
        return new Filter(document, taxonomy);
    }

    /// The text of a filter that excludes events with exactly these values, ready to be stored and loaded.
    ///
    /// @param rules the rules it silences
    /// @param values field and value; wildcards in values are escaped
    public static String text(UUID id, String title, String product, Set<UUID> rules, Map<String, String> values) {
        var text = new StringBuilder();
        text.append("title: ").append(quoted(title)).append('\n');
        text.append("id: ").append(id).append('\n');
        text.append("logsource:\n    product: ").append(product).append('\n');
        text.append("filter:\n    rules:\n");
        rules.stream().sorted().forEach(rule -> text.append("        - ").append(rule).append('\n'));
        text.append("    selection:\n");
        values.forEach((field, value) ->
                text.append("        ").append(field).append(": ").append(quoted(escaped(value))).append('\n'));
        return text.append("    condition: selection\n").toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''").replaceAll("\\p{Cntrl}", " ") + "'";
    }

    public UUID id() {
        return id;
    }

    public String title() {
        return title;
    }

    /// Null where the author gave none.
    public @Nullable String description() {
        return description;
    }

    /// Ids or names of the rules that it silences; `any` stands for all.
    public Set<String> rules() {
        return Set.copyOf(rules);
    }

    boolean excludes(String product, EventView event) {
        return (source.product() == null || source.product().equals(product))
                && source.expression().test(event)
                && excluded.test(event);
    }

    boolean silences(RuleDescription rule) {
        return rules.contains("any")
                || rules.contains(rule.id().toString())
                || (rule.name() != null && rules.contains(rule.name()));
    }

    RulesRefusedException refuse(String message) {
        return origin.refuse(message);
    }
}
