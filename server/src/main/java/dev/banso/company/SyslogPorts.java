package dev.banso.company;

import java.util.OptionalInt;

/// Where devices send their lines, implemented by the capability that listens: the real ports, where any free one was asked for.
public interface SyslogPorts {
    /// UDP and TCP.
    int plain();

    /// TLS, or empty where this installation has no such listener.
    OptionalInt secured();
}
