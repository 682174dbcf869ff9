package dev.banso.events.classify;

import dev.banso.events.DeviceProfile;
import dev.banso.events.Format;
import dev.banso.events.IpAddress;
import dev.banso.events.Network;
import dev.banso.events.Side;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells on which side an end of a session lies: the firewall's own outer address, the device's interface map, the
/// interface role of the line, the company's networks, private ranges; a public address is outside.
final class Sides {
    /// RFC 1918, CGNAT, link-local, loopback, ULA: never the internet. Multicast and broadcast do not leave the network.
    private static final List<Network> PRIVATE = networks(
            "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8",
            "fc00::/7", "fe80::/10", "::1/128");
    private static final List<Network> LOCAL = networks("224.0.0.0/4", "255.255.255.255/32", "ff00::/8");
    private static final List<Network> NOBODY = networks("0.0.0.0/32", "::/128");

    private final Map<String, String> fields;
    private final DeviceProfile profile;
    private final boolean eve;

    Sides(Format format, Map<String, String> fields, DeviceProfile profile) {
        this.fields = fields;
        this.profile = profile;
        this.eve = format == Format.EVE;
    }

    Party source() {
        return eve
                ? party("source", first("src_ip"), first("src_port"), "", "", "")
                : party("source", first("srcip", "src"), first("srcport", "src_port"), first("srcintf", "src_int"),
                        first("srczone"), first("srcintfrole"));
    }

    Party destination() {
        return eve
                ? party("destination", first("dest_ip"), first("dest_port"), "", "", "")
                : party("destination", first("dstip", "dst"), first("dstport", "dst_port"), first("dstintf", "dst_int"),
                        first("dstzone"), first("dstintfrole"));
    }

    /// An end given by other fields, without an interface.
    Party addressed(String role, String address, String port) {
        return party(role, address, port, "", "", "");
    }

    private String first(String... keys) {
        for (var key : keys) {
            var value = fields.get(key);
            if (value != null && !value.equals("N/A")) {
                return value;
            }
        }
        return "";
    }

    private Party party(String role, String text, String port, String interfaceName, String zone, String interfaceRole) {
        var address = IpAddress.parse(text);
        if (address != null && in(profile.wanAddresses(), address)) {
            return new Party(role, text, port, Side.INTERNAL, "an outer address of the firewall itself");
        }
        for (var name : List.of(interfaceName, zone)) {
            var mapped = profile.interfaces().get(name);
            if (mapped != null && mapped != Side.UNKNOWN) {
                return new Party(role, text, port, mapped, "interface " + name + " by the device record");
            }
        }
        var byRole = role(interfaceRole);
        if (byRole != Side.UNKNOWN) {
            return new Party(role, text, port, byRole, "interface role " + interfaceRole);
        }
        return byAddress(role, text, port, address);
    }

    private static Side role(String role) {
        return switch (role.toLowerCase(Locale.ROOT)) {
            case "wan" -> Side.EXTERNAL;
            case "lan", "dmz" -> Side.INTERNAL;
            default -> Side.UNKNOWN;
        };
    }

    private Party byAddress(String role, String text, String port, byte @Nullable [] address) {
        if (address == null || in(NOBODY, address)) {
            return new Party(role, text, port, Side.UNKNOWN, "no address");
        }
        if (in(profile.networks(), address)) {
            return new Party(role, text, port, Side.INTERNAL, "a network of the company");
        }
        if (in(PRIVATE, address)) {
            return new Party(role, text, port, Side.INTERNAL, "a private address");
        }
        if (in(LOCAL, address)) {
            return new Party(role, text, port, Side.INTERNAL, "multicast or broadcast in the network");
        }
        return new Party(role, text, port, Side.EXTERNAL, "a public address");
    }

    private static boolean in(List<Network> networks, byte[] address) {
        for (var network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
