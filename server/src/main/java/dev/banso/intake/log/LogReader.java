package dev.banso.intake.log;

import java.time.Duration;
import java.util.List;

/// Reads durable records of one partition in their order; for one thread.
public interface LogReader extends AutoCloseable {
    /// The next records; empty where none came within the time.
    ///
    /// @param mostRecords at most so many
    /// @param mostBytes no further record once the payloads have so many bytes
    List<LogRecord> nextBatch(int mostRecords, long mostBytes, Duration wait) throws InterruptedException;

    @Override
    void close();
}
