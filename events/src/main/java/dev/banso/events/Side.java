package dev.banso.events;

/// On which side of the firewall an address lies.
public enum Side {
    /// The internet.
    EXTERNAL,
    /// The company's own network, the firewall itself included.
    INTERNAL,
    /// The line does not tell.
    UNKNOWN
}
