package dev.banso.bench;

import java.io.IOException;

/// A program under measurement: it listens on one port for syslog over TCP and UDP.
interface Subject extends AutoCloseable {
    String name();

    /// Starts it with nothing stored.
    void start() throws IOException, InterruptedException;

    int port();

    /// How many lines have been stored since the start.
    long stored() throws IOException, InterruptedException;

    /// Whether it says that lines it took wait to be stored.
    default boolean hasWaiting() throws IOException, InterruptedException {
        return false;
    }

    /// Seconds of work that the stored lines cost beyond being stored, until they lie as they stay; does what is left of it.
    default double settlingSeconds() throws IOException, InterruptedException {
        return 0;
    }

    /// Bytes on disk that hold them.
    long bytes() throws IOException, InterruptedException;

    /// Processor seconds of it and its children since the start.
    double cpuSeconds() throws IOException;

    @Override
    void close() throws IOException;
}
