package dev.banso.company;

import dev.banso.events.FortiOsVersion;
import dev.banso.events.Network;
import dev.banso.events.Side;
import dev.banso.problem.Mistakes;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A device as it was entered in a form or sent to the API, not checked yet. Null: not given.
///
/// @param assignedFrom from when its lines are the company's; null: from now on. Used when a device is made
/// @param silenceLimit seconds
public record DeviceEntry(
        @Nullable UUID site,
        @Nullable String name,
        @Nullable String vendor,
        @Nullable String devid,
        @Nullable String vd,
        @Nullable String hostname,
        @Nullable List<String> sourceAddresses,
        @Nullable String certificate,
        @Nullable String firmware,
        @Nullable String timeZone,
        @Nullable Map<String, String> interfaces,
        @Nullable List<String> networks,
        @Nullable List<String> wanAddresses,
        @Nullable Integer silenceLimit,
        @Nullable OffsetDateTime assignedFrom) {

    private static final int MONTH_IN_SECONDS = 31 * 24 * 3600;

    /// What was entered, checked.
    ///
    /// @throws dev.banso.problem.InvalidInput naming everything that cannot be taken
    public DeviceDetails check() {
        Mistakes mistakes = new Mistakes();
        DeviceDetails details = new DeviceDetails(
                site,
                mistakes.text("name", name, 100),
                vendor(mistakes),
                given("devid", devid, mistakes),
                vd == null || vd.isBlank() ? Device.ROOT : mistakes.optional("vd", vd, 31),
                given("hostname", hostname, mistakes),
                networks("sourceAddresses", sourceAddresses, mistakes),
                fingerprint(mistakes),
                firmware(mistakes),
                timeZone == null || timeZone.isBlank()
                        ? ZoneId.of("Asia/Tokyo")
                        : mistakes.read("timeZone", timeZone.strip(), ZoneId::of, ZoneId.of("Asia/Tokyo"), "mistake.zone"),
                sides(mistakes),
                networks("networks", networks, mistakes),
                networks("wanAddresses", wanAddresses, mistakes),
                Duration.ofSeconds(mistakes.number("silenceLimit", silenceLimit == null ? 3600 : silenceLimit, 60, MONTH_IN_SECONDS)));
        checkEvidence(details, mistakes);
        mistakes.throwIfAny();
        return details;
    }

    /// What is registered of the device, as it would be entered.
    public static DeviceEntry of(Device device) {
        return new DeviceEntry(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null).over(device);
    }

    /// This entry, completed by what the device has already; an empty text removes what is there.
    public DeviceEntry over(Device device) {
        return new DeviceEntry(
                site == null ? device.site() : site,
                or(name, device.name()),
                or(vendor, device.vendor().code()),
                or(devid, device.devid()),
                or(vd, device.vd()),
                or(hostname, device.hostname()),
                or(sourceAddresses, texts(device.sourceAddresses())),
                or(certificate, device.certificate()),
                or(firmware, device.firmware()),
                or(timeZone, device.timeZone().getId()),
                or(interfaces, interfaces(device)),
                or(networks, texts(device.networks())),
                or(wanAddresses, texts(device.wanAddresses())),
                or(silenceLimit, Math.toIntExact(device.silenceLimit().toSeconds())),
                assignedFrom);
    }

    /// Networks as a person writes them: a single address without its prefix.
    public static List<String> texts(List<Network> networks) {
        return networks.stream().map(network -> withoutFullPrefix(network.toString())).toList();
    }

    private static String withoutFullPrefix(String network) {
        String full = network.contains(":") ? "/128" : "/32";
        return network.endsWith(full) ? network.substring(0, network.length() - full.length()) : network;
    }

    private static Map<String, String> interfaces(Device device) {
        Map<String, String> sides = new LinkedHashMap<>();
        device.interfaces().forEach((interfaceName, side) -> sides.put(interfaceName, side.name().toLowerCase(Locale.ROOT)));
        return sides;
    }

    private Vendor vendor(Mistakes mistakes) {
        return vendor == null || vendor.isBlank() ? Vendor.FORTIGATE
                : mistakes.read("vendor", vendor, text -> Vendor.valueOf(text.toUpperCase(Locale.ROOT)), Vendor.FORTIGATE, "mistake.choice");
    }

    private static void checkEvidence(DeviceDetails details, Mistakes mistakes) {
        if (details.devid() == null && details.hostname() == null) {
            mistakes.add(details.vendor() == Vendor.FORTIGATE ? "devid" : "hostname", "company.mistake.no-name");
        }
        if (details.sourceAddresses().isEmpty() && details.certificate() == null) {
            mistakes.add("sourceAddresses", "company.mistake.no-evidence");
        }
    }

    private @Nullable String fingerprint(Mistakes mistakes) {
        if (certificate == null || certificate.isBlank()) {
            return null;
        }
        String hexadecimal = certificate.toLowerCase(Locale.ROOT).replaceAll("[\\s:]", "");
        if (!hexadecimal.matches("[0-9a-f]{64}")) {
            mistakes.add("certificate", "company.mistake.fingerprint");
        }
        return hexadecimal;
    }

    private @Nullable String firmware(Mistakes mistakes) {
        String text = given("firmware", firmware, mistakes);
        if (text != null && Objects.equals(vendor(new Mistakes()), Vendor.FORTIGATE) && FortiOsVersion.parse(text) == null) {
            mistakes.add("firmware", "company.mistake.firmware", text);
        }
        return text;
    }

    private Map<String, Side> sides(Mistakes mistakes) {
        Map<String, Side> sides = new LinkedHashMap<>();
        or(interfaces, Map.<String, String>of()).forEach((interfaceName, side) -> sides.put(mistakes.optional("interfaces", interfaceName, 100), mistakes.read("interfaces", side,
                text -> Side.valueOf(text.toUpperCase(Locale.ROOT)), Side.UNKNOWN, "company.mistake.side")));
        return sides;
    }

    private static List<Network> networks(String field, @Nullable List<String> texts, Mistakes mistakes) {
        return or(texts, List.<String>of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> mistakes.<@Nullable Network>read(field, text, Network::parse, null, "mistake.address"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String given(String field, @Nullable String text, Mistakes mistakes) {
        String stripped = mistakes.optional(field, text, 100);
        return stripped.isEmpty() ? null : stripped;
    }

    private static <T extends @Nullable Object> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
