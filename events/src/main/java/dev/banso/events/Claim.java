package dev.banso.events;

import org.jspecify.annotations.Nullable;

/// Who a line says it is from. A claim is no proof: the device registry holds it against the evidence of the connection.
///
/// @param devid serial number of the FortiGate, if the format has one
/// @param vd virtual domain
/// @param hostname `devname`, Suricata's `host`, or the host name of the syslog header
public record Claim(@Nullable String devid, @Nullable String vd, @Nullable String hostname) {
    /// A line that says nothing about its sender.
    public static final Claim NONE = new Claim(null, null, null);
}
