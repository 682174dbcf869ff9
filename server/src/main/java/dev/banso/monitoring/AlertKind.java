package dev.banso.monitoring;

import java.util.Locale;

/// What made an alert.
public enum AlertKind {
    /// Device lines with a threat class.
    DETECTION,
    /// A rule or correlation; carries no counted detections.
    RULE,
    /// Device lines that nobody can class from the line alone; an analyst gives the class, then they count.
    REVIEW,
    /// A device that has sent nothing for longer than its limit.
    SILENCE;

    /// The spelling in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of that spelling.
    ///
    /// @throws IllegalArgumentException where there is none
    public static AlertKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
