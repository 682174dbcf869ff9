package dev.banso.events.detect;

import dev.banso.events.data.Yaml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which fields and log sources exist. A rule that names another could never match and is refused.
///
/// The names come from data: `taxonomy/<product>.yaml` (the device's own keys), `ocsf/<product>.yaml` (OCSF paths) and
/// `taxonomy/banso.yaml` (what Banso itself decides about an event).
public final class Taxonomy {
    private static final List<String> PRODUCTS = List.of("fortigate", "suricata");
    private static final Taxonomy SHIPPED = new Taxonomy();

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final Map<String, Product> products = new LinkedHashMap<>();
    private final Set<String> ocsf = new HashSet<>();

    /// What one product writes.
    ///
    /// @param sections Sigma's categories and services, each as alternatives of field values
    private record Product(Set<String> fields, Map<String, List<Map<String, List<String>>>> sections) {}

    private Taxonomy() {
        var everywhere = words(Yaml.resource("detect/taxonomy/banso.yaml"));
        ocsf.addAll(everywhere);
        for (var name : PRODUCTS) {
            var fields = new LinkedHashSet<>(everywhere);
            var file = Yaml.resource("detect/taxonomy/" + name + ".yaml");
            fields.addAll(words(file));
            var attributes = Yaml.resource("ocsf/" + name + ".yaml").section("attributes").keys();
            fields.addAll(attributes);
            ocsf.addAll(attributes);
            fields.forEach(this::add);
            var sections = new HashMap<String, List<Map<String, List<String>>>>();
            addSections(sections, "category", file.section("categories"));
            addSections(sections, "service", file.section("services"));
            products.put(name, new Product(fields, sections));
        }
    }

    /// The fields that Banso's sources produce.
    public static Taxonomy shipped() {
        return SHIPPED;
    }

    /// All field names of all products.
    public List<String> names() {
        return List.copyOf(names);
    }

    /// Whether the name is an OCSF path (or one of its numbers), in whatever product.
    boolean isOcsf(String field) {
        return ocsf.contains(field);
    }

    /// The products that a rule may name.
    public Set<String> products() {
        return Set.copyOf(products.keySet());
    }

    /// Whether the product (any, where it is null) produces this field.
    boolean knows(@Nullable String product, String field) {
        return product == null
                ? slots.containsKey(field)
                : products.containsKey(product) && product(product).fields().contains(field);
    }

    /// The place of a known field in an [EventView].
    int slot(String field) {
        var slot = slots.get(field);
        if (slot == null) {
            throw new IllegalArgumentException("unknown field " + field);
        }
        return slot;
    }

    /// A known field that the author may have meant, null where none is near.
    @Nullable String nearest(String field) {
        return Misspelling.nearest(field, names);
    }

    /// What a category or service means for a product: alternatives of field values. Null where it means nothing.
    @Nullable Expression section(String product, String kind, String name) {
        var alternatives = product(product).sections().get(kind + " " + name);
        return alternatives == null ? null : Expression.any(alternatives.stream().map(this::section).toList());
    }

    private Expression section(Map<String, List<String>> values) {
        var parts = new ArrayList<Expression>();
        values.forEach((field, texts) -> parts.add(new Expression.Field(
                slot(field),
                texts.size() == 1
                        ? new ValueTest.Equal(texts.getFirst(), false)
                        : new ValueTest.OneOf(Set.copyOf(texts), false))));
        return Expression.all(parts);
    }

    private Product product(String name) {
        var product = products.get(name);
        if (product == null) {
            throw new IllegalArgumentException("unknown product " + name);
        }
        return product;
    }

    private void add(String field) {
        if (slots.putIfAbsent(field, names.size()) == null) {
            names.add(field);
        }
    }

    private static List<String> words(Yaml file) {
        return List.of(file.string("fields").strip().split("\\s+"));
    }

    private static void addSections(Map<String, List<Map<String, List<String>>>> sections, String kind, Yaml file) {
        for (var name : file.keys()) {
            var alternatives = file.section(name);
            var read = new ArrayList<Map<String, List<String>>>();
            for (var alternative : alternatives.keys()) {
                var values = alternatives.section(alternative);
                var fields = new LinkedHashMap<String, List<String>>();
                values.keys().forEach(field -> fields.put(field, values.strings(field)));
                read.add(fields);
            }
            sections.put(kind + " " + name, read);
        }
    }
}
