package dev.banso.operation;

import java.util.Locale;

/// What the number of a [Finding] counts.
public enum Unit {
    SECONDS,
    BYTES,
    PERCENT,
    COUNT,
    /// 1: it is so, 0: it is not.
    YES;

    /// The spelling of the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
