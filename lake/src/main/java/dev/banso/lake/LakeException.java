package dev.banso.lake;

import org.jspecify.annotations.Nullable;

/// The lake could not do what it was asked; the message is for a person.
public final class LakeException extends RuntimeException {
    private final Problem problem;

    LakeException(Problem problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
    }

    LakeException(Problem problem, String message) {
        this(problem, message, null);
    }

    /// What kind of trouble it is, so that a caller can answer with the right status.
    public Problem problem() {
        return problem;
    }

    /// The kinds of trouble.
    public enum Problem {
        /// The question makes no sense: not an address, not a cursor.
        INVALID,
        /// It would take more time, memory or parallel searches than allowed; a narrower question helps.
        LIMIT,
        /// Somebody cancelled it.
        CANCELLED,
        /// The disk or a file on it is not as it should be.
        STORAGE,
        /// A fault of Banso.
        INTERNAL
    }
}
