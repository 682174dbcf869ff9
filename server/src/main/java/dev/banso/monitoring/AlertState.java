package dev.banso.monitoring;

import java.util.Locale;

/// Whether an alert still takes in what happens. It closes by a verdict or after 24 hours of quiet.
public enum AlertState {
    OPEN,
    CLOSED;

    /// The spelling in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of that spelling.
    ///
    /// @throws IllegalArgumentException where there is none
    public static AlertState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
