package dev.banso.company;

import dev.banso.company.Attribution.Reason;
import dev.banso.company.Identification.Identified;
import dev.banso.company.Identification.Unidentified;
import dev.banso.events.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Finds the device of a line by evidence. Many threads read while one replaces devices: each piece of evidence leads to the old
/// or the new record of a device at every moment, never to none.
final class RegistryIndex {
    private final Map<UUID, RegisteredDevice> byId = new ConcurrentHashMap<>();
    private final Map<Serial, List<RegisteredDevice>> bySerial = new ConcurrentHashMap<>();
    private final Map<String, List<RegisteredDevice>> byHostname = new ConcurrentHashMap<>();
    private final Map<String, List<RegisteredDevice>> byCertificate = new ConcurrentHashMap<>();

    RegistryIndex(Map<UUID, RegisteredDevice> devices) {
        devices.forEach(this::replace);
    }

    /// Puts a device in the place of what it was.
    ///
    /// @param after null where it is gone
    void replace(UUID id, @Nullable RegisteredDevice after) {
        RegisteredDevice before = after == null ? byId.remove(id) : byId.put(id, after);
        move(bySerial, serial(before), serial(after), before, after);
        move(byHostname, hostname(before), hostname(after), before, after);
        move(byCertificate, certificate(before), certificate(after), before, after);
    }

    private static <K> void move(
            Map<K, List<RegisteredDevice>> index, @Nullable K from, @Nullable K to,
            @Nullable RegisteredDevice before, @Nullable RegisteredDevice after) {
        if (to != null) {
            index.compute(to, (key, listed) -> exchanged(listed, before, after));
        }
        if (from != null && !from.equals(to)) {
            index.computeIfPresent(from, (key, listed) -> exchanged(listed, before, null));
        }
    }

    /// Null where nothing is left.
    private static @Nullable List<RegisteredDevice> exchanged(
            @Nullable List<RegisteredDevice> listed, @Nullable RegisteredDevice before, @Nullable RegisteredDevice after) {
        List<RegisteredDevice> now = new ArrayList<>(listed == null ? List.of() : listed);
        now.removeIf(device -> device == before);
        if (after != null) {
            now.add(after);
        }
        return now.isEmpty() ? null : List.copyOf(now);
    }

    private static @Nullable Serial serial(@Nullable RegisteredDevice device) {
        return device == null || device.devid() == null ? null : new Serial(device.devid(), device.vd());
    }

    private static @Nullable String hostname(@Nullable RegisteredDevice device) {
        return device == null || device.hostname() == null ? null : device.hostname().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String certificate(@Nullable RegisteredDevice device) {
        return device == null ? null : device.certificate();
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

    private record Serial(String devid, String vd) {}
}
