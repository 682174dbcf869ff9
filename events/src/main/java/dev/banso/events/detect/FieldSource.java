package dev.banso.events.detect;

import org.jspecify.annotations.Nullable;

/// Where rules find the values of one event.
public interface FieldSource {
    /// Sigma's name of the product that wrote the event, in lower case: `fortigate`, `suricata`.
    String product();

    /// The field's value, null where the event has no such field. Only names of the [Taxonomy] are asked for.
    @Nullable String value(String field);

    /// All values that the device wrote; keyword rules search them.
    Iterable<String> values();
}
