package dev.banso.intake.imports;

import java.util.Locale;

/// How far an import is.
public enum ImportState {
    /// Lines are coming in.
    RECEIVING,
    /// The upload ended before its end; sent again under the same key, it goes on.
    BROKEN_OFF,
    /// Every line is on disk; some are not processed yet.
    RECEIVED,
    /// Every line is processed.
    DONE;

    /// The spelling in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
