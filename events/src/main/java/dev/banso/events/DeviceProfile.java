package dev.banso.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the registry knows of a device, as far as reading its lines depends on it. Immutable; build it once per device.
///
/// @param version FortiOS version; null where nobody entered it
/// @param interfaces side of each interface or zone by its name
/// @param networks the company's own networks, beside the private ranges that are inside anyway
/// @param wanAddresses addresses of the firewall's own outer side, private ones behind another router included
/// @param zone zone of the device's clock, for lines that name none; null where nobody entered it
/// @param assignedFrom start of the device's assignment to its company; earlier events go to review
/// @param provided optional classes that the company's service provides ([ThreatClass#BLOCKED_SITE], [ThreatClass#ENDPOINT])
public record DeviceProfile(
        @Nullable FortiOsVersion version,
        Map<String, Side> interfaces,
        List<Network> networks,
        List<Network> wanAddresses,
        @Nullable ZoneId zone,
        @Nullable Instant assignedFrom,
        Set<ThreatClass> provided) {

    /// A device of which nothing is known.
    public static final DeviceProfile UNKNOWN =
            new DeviceProfile(null, Map.of(), List.of(), List.of(), null, null, Set.of());

    public DeviceProfile {
        interfaces = Map.copyOf(interfaces);
        networks = List.copyOf(networks);
        wanAddresses = List.copyOf(wanAddresses);
        provided = Set.copyOf(provided);
    }

    /// This profile with another FortiOS version.
    public DeviceProfile withVersion(@Nullable FortiOsVersion other) {
        return new DeviceProfile(other, interfaces, networks, wanAddresses, zone, assignedFrom, provided);
    }

    /// This profile with another interface map.
    public DeviceProfile withInterfaces(Map<String, Side> other) {
        return new DeviceProfile(version, other, networks, wanAddresses, zone, assignedFrom, provided);
    }

    /// This profile with other networks of the company.
    public DeviceProfile withNetworks(List<Network> other) {
        return new DeviceProfile(version, interfaces, other, wanAddresses, zone, assignedFrom, provided);
    }

    /// This profile with other addresses of the firewall's outer side.
    public DeviceProfile withWanAddresses(List<Network> other) {
        return new DeviceProfile(version, interfaces, networks, other, zone, assignedFrom, provided);
    }

    /// This profile with another zone of the device's clock.
    public DeviceProfile withZone(@Nullable ZoneId other) {
        return new DeviceProfile(version, interfaces, networks, wanAddresses, other, assignedFrom, provided);
    }

    /// This profile with another start of assignment.
    public DeviceProfile withAssignedFrom(@Nullable Instant other) {
        return new DeviceProfile(version, interfaces, networks, wanAddresses, zone, other, provided);
    }

    /// This profile with other optional classes.
    public DeviceProfile withProvided(Set<ThreatClass> other) {
        return new DeviceProfile(version, interfaces, networks, wanAddresses, zone, assignedFrom, other);
    }
}
