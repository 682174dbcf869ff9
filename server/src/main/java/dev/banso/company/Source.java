package dev.banso.company;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Where a line came from, as the connection shows it; nothing in the line itself can change this.
///
/// @param address the peer's address
/// @param certificateFingerprint SHA-256 of the TLS client certificate as lower-case hexadecimal, or null without one
/// @param transport how it came
public record Source(InetAddress address, @Nullable String certificateFingerprint, Transport transport) {}
