package dev.banso.problem;

import java.util.List;
import org.springframework.security.access.AccessDeniedException;

/// The viewer may not do this (HTTP 403); the message says whose it is to do.
public final class Denied extends AccessDeniedException {
    private static final long serialVersionUID = 1L;

    private final transient List<Object> arguments;

    /// @param key of the message
    public Denied(String key, Object... arguments) {
        super(key);
        this.arguments = List.of(arguments);
    }

    /// The arguments of the message whose key [#getMessage()] is.
    public Object[] arguments() {
        return arguments.toArray();
    }
}
