package dev.banso.notify.text;

import java.util.List;
import java.util.Map;

/// What a notice's text fills in, raw: times as ISO 8601, severities as OCSF ids, classes by code. The form that a
/// reader sees is chosen with the language.
///
/// @param values by placeholder code
/// @param items rows of a list: a digest's alerts, a re-issued report's changes
public record Facts(Map<String, String> values, List<Map<String, String>> items) {
    public static Facts of(Map<String, String> values) {
        return new Facts(values, List.of());
    }
}
