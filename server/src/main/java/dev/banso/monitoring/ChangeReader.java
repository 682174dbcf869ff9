package dev.banso.monitoring;

/// Implemented by whoever follows [Changes]: says how far it is, so that what everybody has read can go.
public interface ChangeReader {
    /// The position of the last change that it has dealt with; 0 before the first.
    long position();
}
