package dev.banso.events.detect;

/// The counts that a correlation waits for, both ends included.
///
/// @param atMost [Long#MAX_VALUE] where there is no upper end
record CountRange(long atLeast, long atMost) {
    boolean contains(long count) {
        return count >= atLeast && count <= atMost;
    }

    /// How many entries must be remembered to tell whether a count is in the range.
    int memory() {
        return Math.toIntExact(atMost == Long.MAX_VALUE ? atLeast : atMost + 1);
    }
}
