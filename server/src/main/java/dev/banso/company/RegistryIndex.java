package dev.banso.company;

import dev.banso.company.Attribution.Reason;
import dev.banso.company.Identification.Identified;
import dev.banso.company.Identification.Unidentified;
import dev.banso.events.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds the device of a line by evidence. Immutable: a change of the registry makes a new one.
final class RegistryIndex {
    static final RegistryIndex EMPTY = new RegistryIndex(Map.of());

    private final Map<UUID, RegisteredDevice> byId;
    private final Map<Serial, List<RegisteredDevice>> bySerial = new HashMap<>();
    private final Map<String, List<RegisteredDevice>> byHostname = new HashMap<>();
    private final Map<String, List<RegisteredDevice>> byCertificate = new HashMap<>();

    RegistryIndex(Map<UUID, RegisteredDevice> devices) {
        byId = Map.copyOf(devices);
        for (RegisteredDevice device : devices.values()) {
            if (device.devid() != null) {
                add(bySerial, new Serial(device.devid(), device.vd()), device);
            }
            if (device.hostname() != null) {
                add(byHostname, device.hostname().toLowerCase(Locale.ROOT), device);
            }
            if (device.certificate() != null) {
                add(byCertificate, device.certificate(), device);
            }
        }
    }

    Identification identify(UUID device) {
        RegisteredDevice registered = byId.get(device);
        return registered == null ? new Unidentified(Reason.UNKNOWN_DEVICE) : new Identified(List.of(registered));
    }

    /// A host name is no evidence here: many firewalls bear the same.
    Identification identify(Claim claim) {
        List<RegisteredDevice> named = claim.devid() == null ? null : named(claim);
        if (named == null) {
            return new Unidentified(Reason.NO_NAME);
        }
        return named.isEmpty() ? new Unidentified(Reason.UNKNOWN_DEVICE) : new Identified(named);
    }

    Identification identify(Claim claim, Source source) {
        List<RegisteredDevice> certified = source.certificateFingerprint() == null
                ? List.of()
                : byCertificate.getOrDefault(source.certificateFingerprint(), List.of());
        return certified.isEmpty() ? byAddress(claim, source) : byCertificate(claim, certified);
    }

    /// The certificate proves the device; what the line says may tell its virtual domains apart but not contradict it.
    private static Identification byCertificate(Claim claim, List<RegisteredDevice> certified) {
        List<RegisteredDevice> fitting = certified.stream().filter(device -> contradictsNot(device, claim)).toList();
        return switch (fitting.size()) {
            case 0 -> new Unidentified(Reason.SOURCE_MISMATCH);
            case 1 -> new Identified(fitting);
            default -> sameDevice(fitting) ? new Identified(fitting) : new Unidentified(Reason.AMBIGUOUS);
        };
    }

    private static boolean contradictsNot(RegisteredDevice device, Claim claim) {
        if (claim.devid() != null && device.devid() != null) {
            return claim.devid().equals(device.devid()) && (claim.vd() == null || claim.vd().equals(device.vd()));
        }
        return claim.hostname() == null || device.hostname() == null || claim.hostname().equalsIgnoreCase(device.hostname());
    }

    private Identification byAddress(Claim claim, Source source) {
        List<RegisteredDevice> named = named(claim);
        if (named == null) {
            return new Unidentified(Reason.NO_NAME);
        }
        if (named.isEmpty()) {
            return new Unidentified(Reason.UNKNOWN_DEVICE);
        }
        List<RegisteredDevice> fitting = named.size() == 1
                ? (named.getFirst().sendsFrom(source.address()) ? named : List.of())
                : named.stream().filter(device -> device.sendsFrom(source.address())).toList();
        return fitting.isEmpty() ? new Unidentified(Reason.SOURCE_MISMATCH) : new Identified(fitting);
    }

    private @Nullable List<RegisteredDevice> named(Claim claim) {
        if (claim.devid() != null) {
            String vd = claim.vd() == null ? Device.ROOT : claim.vd();
            return bySerial.getOrDefault(new Serial(claim.devid(), vd), List.of());
        }
        return claim.hostname() == null ? null
                : byHostname.getOrDefault(claim.hostname().toLowerCase(Locale.ROOT), List.of());
    }

    /// One device that was registered anew for another company: the line's time tells the records apart.
    private static boolean sameDevice(List<RegisteredDevice> devices) {
        RegisteredDevice first = devices.getFirst();
        return devices.stream().allMatch(device -> first.devid() != null && first.devid().equals(device.devid())
                && first.vd().equals(device.vd()));
    }

    private static <K> void add(Map<K, List<RegisteredDevice>> index, K key, RegisteredDevice device) {
        index.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(device);
    }

    private record Serial(String devid, String vd) {}
}
