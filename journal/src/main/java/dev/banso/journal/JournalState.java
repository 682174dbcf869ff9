package dev.banso.journal;

/// Whether a journal takes records.
public enum JournalState {
    /// It takes records.
    OPEN,
    /// It refuses records because its own bound or the disk is reached; it opens again by itself when there is space.
    FULL,
    /// It refuses records because the disk reports errors; it tries on and opens again by itself when one succeeds.
    FAILED,
    /// It was closed.
    CLOSED
}
