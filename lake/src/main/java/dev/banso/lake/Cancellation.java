package dev.banso.lake;

/// Lets another thread end a search. One for each search.
public final class Cancellation {
    private volatile boolean cancelled;

    /// Ends the search within a few milliseconds; it then throws a [LakeException] of kind `CANCELLED`.
    public void cancel() {
        cancelled = true;
    }

    /// Whether somebody cancelled it.
    public boolean isCancelled() {
        return cancelled;
    }
}
