package dev.banso.problem;

import org.jspecify.annotations.Nullable;

/// An error with a kind, a message for the person who meets it and, where there is one, a cause for us.
public class BansoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final int status;

    BansoException(ErrorKind kind, int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
    }

    /// The request cannot be carried out as it stands (HTTP 422).
    public static BansoException user(String message) {
        return new BansoException(ErrorKind.USER, 422, message, null);
    }

    /// There is no such thing, or the asker may not know of it (HTTP 404).
    public static BansoException notFound(String message) {
        return new BansoException(ErrorKind.USER, 404, message, null);
    }

    /// The thing has changed, or is not in a state in which this can be done (HTTP 409).
    public static BansoException conflict(String message) {
        return new BansoException(ErrorKind.USER, 409, message, null);
    }

    /// Something outside Banso failed (HTTP 502).
    public static BansoException external(String message, @Nullable Throwable cause) {
        return new BansoException(ErrorKind.EXTERNAL, 502, message, cause);
    }

    /// A defect of Banso (HTTP 500).
    public static BansoException internal(String message, @Nullable Throwable cause) {
        return new BansoException(ErrorKind.INTERNAL, 500, message, cause);
    }

    /// A bound was reached (HTTP 429).
    public static BansoException limit(String message) {
        return new BansoException(ErrorKind.LIMIT, 429, message, null);
    }

    public ErrorKind kind() {
        return kind;
    }

    /// The HTTP status that says the same.
    public int status() {
        return status;
    }

    /// The message; always present.
    @Override
    public String getMessage() {
        return java.util.Objects.requireNonNullElse(super.getMessage(), kind.name());
    }
}
