package dev.banso.problem;

import org.jspecify.annotations.Nullable;

/// The installation cannot start for a reason that its operator can mend; said as one line on the terminal.
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String line, @Nullable Throwable cause) {
        super(line, cause);
    }
}
