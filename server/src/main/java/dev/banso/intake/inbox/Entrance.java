package dev.banso.intake.inbox;

import java.util.Locale;

/// Where a line came in. The order is part of the journal's format.
public enum Entrance {
    UDP,
    TCP,
    TLS,
    /// An older log, handed in through the API.
    IMPORT,
    /// A line of an unknown device that was adopted into a company.
    ADOPTION;

    /// The spelling of metrics, pages and the lake.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
