package dev.banso.lake.warehouse;

import java.io.IOException;

/// A warehouse does not do what it was asked; the message is for a person and says what to do.
public final class WarehouseException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    WarehouseException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// Says that a place belongs to somebody else.
    public WarehouseException(String message) {
        super(message);
        kind = Kind.REFUSED;
    }

    /// What is the matter.
    public Kind kind() {
        return kind;
    }

    /// Whether waiting may help.
    public enum Kind {
        /// It does not answer, or not now: trying again later may help.
        UNREACHABLE,
        /// It answers and says no: somebody must change something.
        REFUSED
    }
}
