package dev.banso.events.explain;

import dev.banso.events.DeviceProfile;
import dev.banso.events.FortiOsVersion;
import dev.banso.events.Network;
import dev.banso.events.Side;
import dev.banso.events.ThreatClass;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The command line of `explain`.
///
/// @param file what to read; null for standard input
/// @param profile the device record that the options stand in for; both classes of table 32 are provided, so that they show
/// @param help whether only the usage was asked for
record Options(@Nullable Path file, DeviceProfile profile, boolean help) {
    static final String USAGE =
            "usage: explain [--fortios VERSION] [--networks CIDR,…] [--interfaces NAME=wan|lan|dmz,…] [FILE]";

    /// Reads the arguments.
    ///
    /// @throws IllegalArgumentException with one line for the person
    static Options parse(String... arguments) {
        var rest = new ArrayDeque<>(List.of(arguments));
        var profile = DeviceProfile.UNKNOWN.withProvided(Set.of(ThreatClass.BLOCKED_SITE, ThreatClass.ENDPOINT));
        Path file = null;
        var onlyFiles = false;
        while (!rest.isEmpty()) {
            var argument = rest.pop();
            if (onlyFiles || !argument.startsWith("-") || argument.equals("-")) {
                if (file != null) {
                    throw new IllegalArgumentException("one file at a time: " + argument);
                }
                file = argument.equals("-") ? null : Path.of(argument);
                continue;
            }
            var equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals > 0) {
                rest.push(argument.substring(equals + 1));
            }
            switch (name) {
                case "--fortios" -> profile = profile.withVersion(version(value(name, rest)));
                case "--networks" -> profile = profile.withNetworks(networks(value(name, rest)));
                case "--interfaces" -> profile = profile.withInterfaces(interfaces(value(name, rest)));
                case "--help", "-h" -> {
                    return new Options(null, profile, true);
                }
                case "--" -> onlyFiles = true;
                default -> throw new IllegalArgumentException("unknown option " + name + "; " + USAGE);
            }
        }
        return new Options(file, profile, false);
    }

    private static String value(String name, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value; " + USAGE);
        }
        return rest.pop();
    }

    private static FortiOsVersion version(String text) {
        var version = FortiOsVersion.parse(text);
        if (version == null) {
            throw new IllegalArgumentException("--fortios: not a version: " + text);
        }
        return version;
    }

    private static List<Network> networks(String text) {
        var networks = new ArrayList<Network>();
        for (var network : text.split(",")) {
            try {
                networks.add(Network.parse(network.strip()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--networks: " + e.getMessage());
            }
        }
        return networks;
    }

    private static Map<String, Side> interfaces(String text) {
        var interfaces = new HashMap<String, Side>();
        for (var entry : text.split(",")) {
            var equals = entry.lastIndexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("--interfaces: NAME=wan, NAME=lan or NAME=dmz is expected: " + entry);
            }
            interfaces.put(entry.substring(0, equals).strip(), side(entry, entry.substring(equals + 1).strip()));
        }
        return interfaces;
    }

    private static Side side(String entry, String role) {
        return switch (role) {
            case "wan" -> Side.EXTERNAL;
            case "lan", "dmz" -> Side.INTERNAL;
            case "undefined" -> Side.UNKNOWN;
            default -> throw new IllegalArgumentException("--interfaces: wan, lan or dmz is expected: " + entry);
        };
    }
}
