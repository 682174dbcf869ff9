package dev.banso.intake.log;

/// The log did not take a record; the message says why.
public final class LogRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean closed;

    /// @param closed whether it will never take one again, because this process stops
    public LogRefused(String message, boolean closed) {
        super(message);
        this.closed = closed;
    }

    /// Whether it will never take one again, because this process stops.
    public boolean isClosed() {
        return closed;
    }
}
