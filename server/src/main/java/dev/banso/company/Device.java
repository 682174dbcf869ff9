package dev.banso.company;

import dev.banso.events.DeviceProfile;
import dev.banso.events.FortiOsVersion;
import dev.banso.events.Network;
import dev.banso.events.Side;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device that sends lines. The evidence of whose line it is: the client certificate's fingerprint, or a source address
/// together with `devid` and `vd` (`hostname` where the format has no `devid`).
///
/// @param company to whom it belongs now; whose its lines are follows from its assignments
/// @param vd virtual domain; [#ROOT] where none is configured
/// @param sourceAddresses addresses or networks that its lines come from
/// @param certificate SHA-256 fingerprint of its TLS client certificate, lower-case hexadecimal
/// @param firmware FortiOS version as entered
/// @param interfaces side of each interface by its name
/// @param networks the company's networks beside the private ranges
/// @param wanAddresses addresses of the firewall's outer side
/// @param silenceLimit after so long without a line an alert is raised
/// @param retiredAt since when its lines are nobody's, or null while it is in use
public record Device(
        UUID id,
        UUID company,
        @Nullable UUID site,
        String name,
        Vendor vendor,
        @Nullable String devid,
        String vd,
        @Nullable String hostname,
        List<Network> sourceAddresses,
        @Nullable String certificate,
        @Nullable String firmware,
        ZoneId timeZone,
        Map<String, Side> interfaces,
        List<Network> networks,
        List<Network> wanAddresses,
        Duration silenceLimit,
        Instant createdAt,
        @Nullable Instant retiredAt) {

    /// The virtual domain of a FortiGate that has none configured.
    public static final String ROOT = "root";

    /// What reading its lines depends on, apart from whose it is.
    public DeviceProfile profile() {
        return new DeviceProfile(firmware == null ? null : FortiOsVersion.parse(firmware), interfaces, networks,
                wanAddresses, timeZone, null, Set.of());
    }
}
