package dev.banso.events.classify;

/// What kind of detection a line may be; the words of `countable.yaml`.
enum Kind {
    ATTACK,
    ANOMALY,
    BOTNET,
    MALWARE,
    VERDICT,
    NAMED,
    BLOCKED_SITE,
    ENDPOINT,
    REVIEW,
    NONE
}
