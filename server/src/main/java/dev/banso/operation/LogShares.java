package dev.banso.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Implemented by the capability that knows how the log of received lines is shared out among processes.
public interface LogShares {
    /// Its partitions, by number; none where one process does everything.
    List<Share> shares();

    /// @param partition its number
    /// @param worker the process that works it off; null where none has yet
    /// @param waiting lines that wait
    record Share(int partition, @Nullable String worker, long waiting) {}
}
