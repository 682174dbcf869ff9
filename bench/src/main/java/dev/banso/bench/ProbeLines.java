package dev.banso.bench;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Detections that a measurement follows on their way: attacks from outside on a firewall's inside.
final class ProbeLines {
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("'date='yyyy-MM-dd' time='HH:mm:ss").withZone(ZoneId.of("Asia/Tokyo"));

    private ProbeLines() {}

    /// An attack that the firewall stopped.
    static String blocked(int device, String attacker, Instant time) {
        return detection(device, attacker, "Bench.Probe", "dropped", time);
    }

    /// An attack that came through, of which the company hears at once.
    static String passed(int device, String attack, Instant time) {
        return detection(device, "100.64.0.1", attack, "detected", time);
    }

    private static String detection(int device, String attacker, String attack, String action, Instant time) {
        return "<189>" + DATE_TIME.format(time) + " devname=\"UTM-" + device + "\" devid=\"" + GeneratedLines.devid(device)
                + "\" logid=\"0419016384\" type=\"utm\" subtype=\"ips\" eventtype=\"signature\" level=\"alert\" vd=\"root\" eventtime="
                + time.getEpochSecond() + "000000000 tz=\"+0900\" severity=\"high\" srcip=" + attacker + " dstip=" + GeneratedLines.inside(device)
                + ".10 srcintf=\"wan1\" srcintfrole=\"wan\" dstintf=\"internal\" dstintfrole=\"lan\" sessionid=1 action=\"" + action
                + "\" proto=6 service=\"HTTPS\" policyid=7 attack=\"" + attack + "\" srcport=40000 dstport=443 direction=\"outgoing\" attackid=1"
                + " profile=\"default\" incidentserialno=1 msg=\"attack: " + attack + ",\" crscore=30 craction=8192 crlevel=\"high\"";
    }
}
