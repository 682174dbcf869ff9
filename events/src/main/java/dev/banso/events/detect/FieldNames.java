package dev.banso.events.detect;

import org.jspecify.annotations.Nullable;

/// The fields that a rule for one product may name.
///
/// @param product null where the rule is for all products
record FieldNames(Taxonomy taxonomy, @Nullable String product) {
    /// The slot of a field; refuses a name that no event of the product can have.
    int slot(String field, YamlNode place) {
        if (!taxonomy.knows(product, field)) {
            throw refusal(field, taxonomy.nearest(field), place);
        }
        return taxonomy.slot(field);
    }

    private RulesRefusedException refusal(String field, @Nullable String nearest, YamlNode place) {
        if (product == null) {
            return nearest == null
                    ? place.refuse(RefusalReason.NO_FIELD, field)
                    : place.refuse(RefusalReason.NO_FIELD_BUT, field, nearest);
        }
        return nearest == null
                ? place.refuse(RefusalReason.NO_FIELD_OF_PRODUCT, field, product)
                : place.refuse(RefusalReason.NO_FIELD_OF_PRODUCT_BUT, field, product, nearest);
    }
}
