package dev.banso.lake;

import dev.banso.lake.warehouse.WarehouseException;
import java.io.IOException;
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

    /// What a failed reading or writing is to a person.
    static LakeException of(String what, IOException cause) {
        return cause instanceof WarehouseException
                ? new LakeException(Problem.WAREHOUSE, String.valueOf(cause.getMessage()), cause)
                : new LakeException(Problem.STORAGE, what + ": " + cause.getMessage(), cause);
    }

    /// Whether a warehouse said no, so that waiting does not help.
    public boolean isRefused() {
        return getCause() instanceof WarehouseException cause && cause.kind() == WarehouseException.Kind.REFUSED;
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
        /// The warehouse elsewhere, in which settled files lie, does not do its part; the message says what to do.
        WAREHOUSE,
        /// A fault of Banso.
        INTERNAL
    }
}
