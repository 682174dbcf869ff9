package dev.banso.monitoring;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import dev.banso.intake.AttributedReading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Failed sign-ins to a firewall's administration from one address: ten within ten minutes are a brute force.
final class AdminLogins {
    private AdminLogins() {}

    /// One a second, those with these numbers.
    static List<AttributedReading> failures(Desk desk, Instant start, int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> failure(desk, start.plusSeconds(number))).toList();
    }

    private static AttributedReading failure(Desk desk, Instant time) {
        byte[] line = ("<189>devname=\"utm\" devid=\"FGT60E0000000001\" vd=\"root\" eventtime=%d tz=\"+0900\" logid=\"0100032002\" "
                + "type=\"event\" subtype=\"system\" level=\"alert\" logdesc=\"Admin login failed\" user=\"admin\" "
                + "ui=\"https(203.0.113.5)\" action=\"login\" status=\"failed\" reason=\"passwd_invalid\"")
                .formatted(time.toEpochMilli() * 1_000_000L).getBytes(StandardCharsets.UTF_8);
        return new AttributedReading(time.toEpochMilli(), desk.company, desk.device, "udp 192.0.2.1", desk.now(),
                EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, desk.now()), line);
    }
}
