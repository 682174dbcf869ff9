package dev.banso.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Implemented by the capability that works lines off, in a process that does.
public interface WorkProgress {
    /// How this process stands.
    Progress progress();

    /// @param processed lines that this process has processed since its start
    /// @param waiting lines that wait for it
    /// @param delay age of the oldest of them
    /// @param problem what keeps it from going on; null where nothing does
    record Progress(long processed, long waiting, Duration delay, @Nullable String problem) {}
}
