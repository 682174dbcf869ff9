package dev.banso.events.detect;

/// How urgent a match is, in the words of the Sigma specification; in rising order.
public enum Level {
    /// Enriches events; makes no alert by itself.
    INFORMATIONAL,
    /// Notable, rarely an incident.
    LOW,
    /// To be looked at regularly.
    MEDIUM,
    /// To be looked at promptly.
    HIGH,
    /// An incident, almost certainly.
    CRITICAL
}
