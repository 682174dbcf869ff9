package dev.banso.events.detect;

/// What a correlation counts.
enum CorrelationType {
    /// Events.
    EVENT_COUNT,
    /// Different values of a field.
    VALUE_COUNT,
    /// Different rules, in any order.
    TEMPORAL,
    /// All rules, in the order given.
    TEMPORAL_ORDERED
}
