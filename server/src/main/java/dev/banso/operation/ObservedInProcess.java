package dev.banso.operation;

import java.util.Map;

/// Observed of which each process has its own. Where several work for one installation, each says what it sees, and all of it
/// together is shown.
public interface ObservedInProcess extends Observed {
    /// Numbers that are added up over all processes, by names of their own.
    default Map<String, Long> counters() {
        return Map.of();
    }
}
