package dev.banso.events.detect;

/// A rule that looks at one event by itself.
record DetectionRule(RuleDescription about, LogSource source, Expression detection) {
    /// Whether an event of the rule's product matches.
    boolean matches(EventView event) {
        return source.expression().test(event) && detection.test(event);
    }
}
