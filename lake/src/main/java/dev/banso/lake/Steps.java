package dev.banso.lake;

/// Told of every step of a change to files, so that a test can let a crash happen there.
@FunctionalInterface
interface Steps {
    /// Nobody listens.
    Steps UNWATCHED = step -> {};

    void at(String step);
}
