package dev.banso.events.detect;

/// What a rule looks at.
public enum RuleKind {
    /// One event by itself.
    DETECTION,
    /// Several events within a time span.
    CORRELATION
}
