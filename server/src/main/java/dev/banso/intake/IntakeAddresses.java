package dev.banso.intake;

import java.util.OptionalInt;

/// Where the listeners really listen; with port 0 the system chose. Known once the application has started. In a process
/// that does not listen itself: where it was told that the others do.
public interface IntakeAddresses {
    /// Port of the UDP listener.
    int udp();

    /// Port of the TCP listener; the same as UDP's unless port 0 was asked for and no number was free for both.
    int tcp();

    /// Port of the TLS listener; empty where none was asked for.
    OptionalInt tls();
}
