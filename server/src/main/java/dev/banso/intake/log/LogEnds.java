package dev.banso.intake.log;

import java.util.Map;

/// Knows up to where a log is filled, whoever filled it.
public interface LogEnds {
    /// The sequence of each partition's last durable record, by the partition's number.
    ///
    /// @throws RuntimeException where the log cannot be asked
    Map<Integer, Long> ends();
}
