package dev.banso.journal;

/// A record was not taken. Nothing of it was written; the same record may be appended again later.
public final class JournalRefusedException extends RuntimeException {
    private final JournalState state;

    JournalRefusedException(JournalState state, String message) {
        super(message);
        this.state = state;
    }

    /// Why: [JournalState#FULL], [JournalState#FAILED] or [JournalState#CLOSED].
    public JournalState state() {
        return state;
    }
}
