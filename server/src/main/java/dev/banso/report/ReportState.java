package dev.banso.report;

import java.util.Locale;

/// Where a report stands. A draft follows the records; a released one is frozen; a superseded one was released before a
/// later revision.
public enum ReportState {
    DRAFT,
    RELEASED,
    SUPERSEDED;

    /// The spelling in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of that spelling.
    ///
    /// @throws IllegalArgumentException where there is none
    public static ReportState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
