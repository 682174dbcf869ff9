package dev.banso.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An error with a kind, words for the person who meets it (a message key, so that they are in that person's language)
/// and, where there is one, a cause for us.
public class BansoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final int status;
    private final String key;
    private final transient List<Object> arguments;

    BansoException(ErrorKind kind, int status, @Nullable Throwable cause, String key, Object... arguments) {
        super(arguments.length == 0 ? key : key + " " + List.of(arguments), cause);
        this.kind = kind;
        this.status = status;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /// The request cannot be carried out as it stands (HTTP 422).
    public static BansoException user(String key, Object... arguments) {
        return new BansoException(ErrorKind.USER, 422, null, key, arguments);
    }

    /// There is no such thing, or the asker may not know of it (HTTP 404).
    public static BansoException notFound(String key, Object... arguments) {
        return new BansoException(ErrorKind.USER, 404, null, key, arguments);
    }

    /// The thing has changed, or is not in a state in which this can be done (HTTP 409).
    public static BansoException conflict(String key, Object... arguments) {
        return new BansoException(ErrorKind.USER, 409, null, key, arguments);
    }

    /// Something outside Banso failed (HTTP 502).
    public static BansoException external(String key, @Nullable Throwable cause, Object... arguments) {
        return new BansoException(ErrorKind.EXTERNAL, 502, cause, key, arguments);
    }

    /// A defect of Banso (HTTP 500).
    public static BansoException internal(String key, @Nullable Throwable cause) {
        return new BansoException(ErrorKind.INTERNAL, 500, cause, key);
    }

    /// A bound was reached (HTTP 429).
    public static BansoException limit(String key, Object... arguments) {
        return new BansoException(ErrorKind.LIMIT, 429, null, key, arguments);
    }

    public ErrorKind kind() {
        return kind;
    }

    /// The HTTP status that says the same.
    public int status() {
        return status;
    }

    /// Of the message that says what happened and what to do.
    public String key() {
        return key;
    }

    /// The arguments of that message.
    public Object[] arguments() {
        return arguments.toArray();
    }
}
