package dev.banso.monitoring;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import dev.banso.events.MalwarePath;
import dev.banso.events.Reading;
import dev.banso.events.ThreatClass;
import dev.banso.intake.AttributedReading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/// A FortiGate line of an attack on an inside server, classed as the test wants it.
record SampleLine(ThreatClass threatClass, MalwarePath path, String attack, String victim, Boolean blocked, Instant time, String extra) {
    static SampleLine inbound(String attack, Instant time) {
        return new SampleLine(ThreatClass.INBOUND, null, attack, "192.168.1.10", true, time, "");
    }

    SampleLine as(ThreatClass other) {
        return new SampleLine(other, path, attack, victim, blocked, time, extra);
    }

    SampleLine by(MalwarePath way) {
        return new SampleLine(ThreatClass.MALWARE, way, attack, victim, blocked, time, extra);
    }

    SampleLine on(String other) {
        return new SampleLine(threatClass, path, attack, other, blocked, time, extra);
    }

    SampleLine blocked(Boolean other) {
        return new SampleLine(threatClass, path, attack, victim, other, time, extra);
    }

    SampleLine at(Instant other) {
        return new SampleLine(threatClass, path, attack, victim, blocked, other, extra);
    }

    SampleLine with(String more) {
        return new SampleLine(threatClass, path, attack, victim, blocked, time, more);
    }

    AttributedReading of(UUID company, UUID device, long sequence, Instant receivedAt) {
        byte[] line = text().getBytes(StandardCharsets.UTF_8);
        Reading read = EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, receivedAt);
        Reading reading = new Reading(read.fields(), read.event(), threatClass, path, blocked,
                time.atZone(ZoneId.of("Asia/Tokyo")).toOffsetDateTime(), receivedAt, read.device(), read.flags(), read.reasons());
        return new AttributedReading(sequence, company, device, "udp 192.0.2.1", receivedAt, reading, line);
    }

    String text() {
        return ("<185>devname=\"utm\" devid=\"FGT60E0000000001\" vd=\"root\" eventtime=%d tz=\"+0900\" logid=\"0419016384\" type=\"utm\" "
                + "subtype=\"ips\" eventtype=\"signature\" level=\"alert\" severity=\"high\" srcip=203.0.113.9 srcport=40000 "
                + "srcintf=\"wan1\" srcintfrole=\"wan\" dstip=%s dstport=443 dstintf=\"internal\" dstintfrole=\"lan\" "
                + "sessionid=1 action=\"dropped\" proto=6 service=\"HTTPS\" attack=\"%s\" direction=\"outgoing\" %s")
                .formatted(time.toEpochMilli() * 1_000_000L, victim, attack, extra);
    }
}
