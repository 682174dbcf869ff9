package dev.banso.notify;

import java.util.List;
import java.util.Map;

/// What a notice's text fills in, raw: times as ISO 8601, severities as OCSF ids, classes by code. The form that a
/// reader sees is chosen with the language.
///
/// @param values by placeholder
/// @param items rows of a list: a digest's alerts, a re-issued report's changes
record Facts(Map<String, String> values, List<Map<String, String>> items) {
    static Facts of(Map<String, String> values) {
        return new Facts(values, List.of());
    }
}
