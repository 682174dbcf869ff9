package dev.banso.monitoring;

/// Published within every transaction that records a [Change]: a wake-up for listeners after its commit. It may be lost
/// when the process is killed; the changes are not.
public record ChangesWaiting() {}
