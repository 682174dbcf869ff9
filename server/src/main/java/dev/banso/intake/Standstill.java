package dev.banso.intake;

/// A time in which something is not done to lines, which go on being received; for the thread that began it.
public interface Standstill extends AutoCloseable {
    /// Ends it.
    @Override
    void close();
}
