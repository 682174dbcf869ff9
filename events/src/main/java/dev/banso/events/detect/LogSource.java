package dev.banso.events.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which events a rule is for.
///
/// @param product null where the rule is for all products
/// @param expression what category and service ask of the event
record LogSource(@Nullable String product, Expression expression) {
    private static final Set<String> KEYS = Set.of("product", "category", "service", "definition");

    static LogSource read(YamlNode node, Taxonomy taxonomy) {
        for (var entry : node.entries()) {
            if (!KEYS.contains(entry.name())) {
                throw entry.key().refuse(RefusalReason.LOG_SOURCE_PART);
            }
        }
        var product = node.optionalText("product");
        var category = node.optionalText("category");
        var service = node.optionalText("service");
        if (product == null && category == null && service == null) {
            throw node.refuse(RefusalReason.LOG_SOURCE_EMPTY);
        }
        if (product != null && !taxonomy.products().contains(product)) {
            throw node.required("product")
                    .refuse(RefusalReason.PRODUCT, product, taxonomy.products().stream().sorted().collect(Collectors.joining(", ")));
        }
        var parts = new ArrayList<Expression>();
        if (category != null) {
            parts.add(section(node.required("category"), "category", product, taxonomy));
        }
        if (service != null) {
            parts.add(section(node.required("service"), "service", product, taxonomy));
        }
        return new LogSource(product, Expression.all(parts));
    }

    private static Expression section(YamlNode value, String kind, @Nullable String product, Taxonomy taxonomy) {
        var meanings = new ArrayList<Expression>();
        for (var candidate : product == null ? taxonomy.products() : Set.of(product)) {
            var meaning = taxonomy.section(candidate, kind, value.text());
            if (meaning != null) {
                meanings.add(meaning);
            }
        }
        if (meanings.isEmpty()) {
            throw product == null
                    ? value.refuse(RefusalReason.NO_SECTION, kind, value.text())
                    : value.refuse(RefusalReason.NO_SECTION_OF_PRODUCT, kind, value.text(), product);
        }
        return Expression.any(List.copyOf(meanings));
    }
}
