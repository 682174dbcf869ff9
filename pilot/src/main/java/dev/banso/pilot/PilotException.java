package dev.banso.pilot;

/// Why the pilot cannot go on, in words for the person who started it.
public final class PilotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PilotException(String message) {
        super(message);
    }
}
