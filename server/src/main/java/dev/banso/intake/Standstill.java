package dev.banso.intake;

/// A time in which no batch of lines is committed; for the thread that began it. Lines go on being received.
public interface Standstill extends AutoCloseable {
    /// Ends it.
    @Override
    void close();
}
