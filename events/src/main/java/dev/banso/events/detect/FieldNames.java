package dev.banso.events.detect;

import org.jspecify.annotations.Nullable;

/// The fields that a rule for one product may name.
///
/// @param product null where the rule is for all products
record FieldNames(Taxonomy taxonomy, @Nullable String product) {
    /// The slot of a field; refuses a name that no event of the product can have.
    int slot(String field, YamlNode place) {
        if (!taxonomy.knows(product, field)) {
            var nearest = taxonomy.nearest(field);
            throw place.refuse("no " + (product == null ? "source" : product + " line") + " produces the field '" + field
                    + "', so the rule could never match"
                    + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        }
        return taxonomy.slot(field);
    }
}
