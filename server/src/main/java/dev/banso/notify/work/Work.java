package dev.banso.notify.work;

/// Something that is done in the background, a small step at a time. What a step has finished is committed when it
/// returns, so that a crash costs at most one step.
public interface Work {
    /// How the work is called in threads, logs and the audit trail.
    String name();

    /// Does one step.
    ///
    /// @return true where there may be more to do at once
    boolean step();
}
