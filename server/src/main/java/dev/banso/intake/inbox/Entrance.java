package dev.banso.intake.inbox;

import dev.banso.company.Transport;
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

    /// Whether its lines come over a connection as they are said. Imports and adoptions are older, and no signs of life.
    public boolean isConnection() {
        return switch (this) {
            case UDP, TCP, TLS -> true;
            case IMPORT, ADOPTION -> false;
        };
    }

    /// What the registry calls the connection.
    ///
    /// @throws IllegalArgumentException where it is none
    public Transport transport() {
        return switch (this) {
            case UDP -> Transport.UDP;
            case TCP -> Transport.TCP;
            case TLS -> Transport.TLS;
            case IMPORT, ADOPTION -> throw new IllegalArgumentException(this + " is no connection");
        };
    }
}
