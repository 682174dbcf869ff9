package dev.banso.operation;

import java.util.Locale;

/// How something stands, better first.
public enum Condition {
    WELL,
    /// It may become a matter; nothing is lost yet.
    WATCH,
    /// Somebody must do something.
    ALARM;

    /// The spelling of message keys and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
