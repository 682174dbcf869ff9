package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An exclusion (Sigma filter): what it describes is no finding, although a rule matches.
///
/// The specification's example writes `condition: selection`, the reference implementation `condition: not selection`;
/// both mean that what the selection describes is excluded, and are read so. A filter needs an `id`, for its matches are
/// counted under it.
public final class Filter {
    private static final Set<String> NO_SELECTIONS = Set.of("rules");
    private static final String COMPANY = "company";

    private final RuleDescription about;
    private final @Nullable UUID company;
    private final Set<String> rules;
    private final LogSource source;
    private final Expression excluded;
    private final YamlNode document;

    private Filter(YamlNode document, Taxonomy taxonomy) {
        this.document = document;
        if (document.optional("id") == null) {
            throw document.refuse(RefusalReason.FILTER_ID, UUID.randomUUID());
        }
        about = DescriptionReader.read(document, RuleKind.DETECTION);
        company = company(document.optional("custom"));
        source = LogSource.read(document.required("logsource"), taxonomy);
        var filter = document.required("filter");
        rules = new LinkedHashSet<>(filter.required("rules").texts());
        if (rules.isEmpty()) {
            throw filter.required("rules").refuse(RefusalReason.FILTER_RULES);
        }
        var read = new DetectionReader(new FieldNames(taxonomy, source.product())).read(filter, NO_SELECTIONS);
        excluded = read instanceof Expression.Not(var part) ? part : read;
    }

    private static @Nullable UUID company(@Nullable YamlNode custom) {
        var company = custom == null ? null : custom.optional(COMPANY);
        if (company == null) {
            return null;
        }
        try {
            return UUID.fromString(company.text());
        } catch (IllegalArgumentException e) {
            throw company.refuse(RefusalReason.COMPANY_ID, company.text());
        }
    }

    /// Reads the filters of a file, whatever rules they name.
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

    public UUID id() {
        return about.id();
    }

    public String title() {
        return about.title();
    }

    /// Null where the author gave none.
    public @Nullable String description() {
        return about.description();
    }

    /// The company that it holds for (`custom.company`); null where the file does not say.
    public @Nullable UUID company() {
        return company;
    }

    /// File and line, `filters.yml:12`.
    public String origin() {
        return about.origin();
    }

    /// Its own text, without what else stands in the file.
    public String text() {
        return document.source();
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

    /// A refusal of the rule that it names at `filter.rules`.
    RulesRefusedException refuseRule(RefusalReason reason, Object... arguments) {
        return document.required("filter").required("rules").refuse(reason, arguments);
    }
}
