package dev.banso.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/// FortiGate lines of about 780 bytes: 84 % traffic, 12 % DNS, application and web, 2 % detections, 2 % events; firewalls,
/// addresses, ports, sessions and byte counts by chance. Another seed gives other lines of the same mix.
final class GeneratedLines {
    /// How many firewalls speak where nothing else is asked for.
    static final int DEVICES = 40;
    /// What Banso is tuned with.
    static final long SEED = 20_201_001;
    /// What it has never seen while it was tuned.
    static final long OTHER_SEED = 19_870_313;
    /// How densely they follow one another: 50,000 a second.
    static final int LINES_PER_MILLISECOND = 50;

    /// Of so many attacks is each detection.
    static final int ATTACKS = 30;

    private static final int HOSTS = 200;
    /// Kinds from here on, of a hundred, are detections and then events.
    private static final int FIRST_DETECTION = 96;
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("'date='yyyy-MM-dd' time='HH:mm:ss");
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Random chance;
    private final Instant start;
    private final int devices;

    GeneratedLines(long seed, Instant start, int devices) {
        this.chance = new Random(seed);
        this.start = start;
        this.devices = devices;
    }

    /// How many firewalls speak.
    int devices() {
        return devices;
    }

    static String devid(int device) {
        return "FGT60FTK%08d".formatted(30_000_000 + device);
    }

    /// The inside network of a firewall, without its last octet.
    static String inside(int device) {
        return device < 256 ? "192.168." + device : "10." + device / 256 + "." + device % 256;
    }

    /// The address of a firewall's outer side.
    static String outside(int device) {
        return device < 256 ? "203.0.113." + device : "198.18." + device / 256 + "." + device % 256;
    }

    /// An inside address that lines of this firewall are about.
    static String host(int device, int number) {
        return inside(device) + "." + (20 + number % HOSTS);
    }

    /// Writes that many lines, each ended by a newline.
    void write(Path file, int lines) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int number = 0; number < lines; number++) {
                out.write(line(number).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        }
    }

    /// The next line, of any firewall, 50,000 a second.
    String line(int number) {
        return line(chance.nextInt(devices), start.plusMillis(number / LINES_PER_MILLISECOND));
    }

    /// The next line, of this firewall.
    String line(int device, Instant time) {
        int kind = chance.nextInt(100);
        String head = head(time, device, kind);
        if (kind < 84) {
            return head + traffic(device);
        }
        if (kind < FIRST_DETECTION) {
            return head + application(device);
        }
        return kind < 98 ? head + detection(device, chance.nextInt(ATTACKS)) : head + event(device);
    }

    /// A detection of this firewall.
    String detection(int device, int attack, Instant time) {
        return head(time, device, FIRST_DETECTION) + detection(device, attack);
    }

    private String head(Instant time, int device, int kind) {
        ZonedDateTime at = time.atZone(JAPAN);
        String type = kind < 84 ? "logid=\"0000000013\" type=\"traffic\" subtype=\"forward\" level=\"notice\""
                : kind < 88 ? "logid=\"1501054802\" type=\"utm\" subtype=\"dns\" eventtype=\"dns-response\" level=\"notice\""
                : kind < 92 ? "logid=\"1059028704\" type=\"utm\" subtype=\"app-ctrl\" eventtype=\"signature\" level=\"information\""
                : kind < 96 ? "logid=\"0317013312\" type=\"utm\" subtype=\"webfilter\" eventtype=\"ftgd_allow\" level=\"notice\""
                : kind < 98 ? "logid=\"0419016384\" type=\"utm\" subtype=\"ips\" eventtype=\"signature\" level=\"alert\""
                : "logid=\"0101037138\" type=\"event\" subtype=\"vpn\" level=\"notice\"";
        return "<189>" + DATE_TIME.format(at) + " devname=\"UTM-" + device + "\" devid=\"" + devid(device) + "\" " + type
                + " vd=\"root\" eventtime=" + (at.toEpochSecond() * 1_000_000_000L + chance.nextInt(1_000_000_000)) + " tz=\"+0900\"";
    }

    private String traffic(int device) {
        String mac = "%02x:%02x:%02x".formatted(chance.nextInt(256), chance.nextInt(256), chance.nextInt(256));
        return endpoints(device, 443) + " srcuuid=\"" + uuid() + "\" dstuuid=\"" + uuid() + "\" sessionid=" + chance.nextInt(90_000_000)
                + " proto=6 action=\"close\" policyid=" + (1 + chance.nextInt(20)) + " policytype=\"policy\" poluuid=\"" + uuid()
                + "\" policyname=\"社内からインターネット\" service=\"HTTPS\" trandisp=\"snat\" transip=" + outside(device) + " transport="
                + port() + " duration=" + chance.nextInt(600) + " sentbyte=" + chance.nextInt(900_000) + " rcvdbyte=" + chance.nextInt(9_000_000)
                + " sentpkt=" + chance.nextInt(900) + " rcvdpkt=" + chance.nextInt(9_000) + " appcat=\"unscanned\" srchwvendor=\"Dell\""
                + " osname=\"Windows\" mastersrcmac=\"00:0c:29:" + mac + "\" srcmac=\"00:0c:29:" + mac + "\" srcserver=0";
    }

    private String application(int device) {
        return endpoints(device, 443) + " proto=6 service=\"SSL\" direction=\"outgoing\" policyid=1 sessionid=" + chance.nextInt(90_000_000)
                + " applist=\"default\" action=\"pass\" appcat=\"Web.Client\" app=\"HTTPS.BROWSER\" hostname=\"host" + chance.nextInt(500)
                + ".example.jp\" incidentserialno=" + chance.nextInt(1_000_000_000) + " url=\"/page/" + chance.nextInt(10_000)
                + "?q=a b&x=1\" msg=\"Web.Client: HTTPS.BROWSER,\" apprisk=\"medium\" scertcname=\"*.example.jp\" poluuid=\"" + uuid() + "\"";
    }

    private String detection(int device, int number) {
        String attack = "Bench.Attack." + number;
        return " severity=\"high\" srcip=198.51.100." + chance.nextInt(250) + " srccountry=\"Netherlands\" dstip=" + inside(device)
                + ".10 srcintf=\"wan1\" srcintfrole=\"wan\" dstintf=\"internal\" dstintfrole=\"lan\" sessionid=" + chance.nextInt(90_000_000)
                + " action=\"dropped\" proto=6 service=\"HTTPS\" policyid=7 attack=\"" + attack + "\" srcport=" + port() + " dstport=443"
                + " direction=\"outgoing\" attackid=" + chance.nextInt(50_000) + " profile=\"default\" ref=\"http://www.fortinet.com/ids/VID1\""
                + " incidentserialno=" + chance.nextInt(1_000_000_000) + " msg=\"attack: " + attack + ",\" crscore=30 craction=8192 crlevel=\"high\"";
    }

    private String event(int device) {
        return " logdesc=\"IPsec phase 1 negotiated\" msg=\"negotiate IPsec phase 1\" action=\"negotiate\" remip=198.51.100." + chance.nextInt(250)
                + " locip=" + outside(device) + " remport=500 locport=500 outintf=\"wan1\" cookies=\"" + uuid() + "\" user=\"N/A\" status=\"success\"";
    }

    private String endpoints(int device, int port) {
        return " srcip=" + host(device, chance.nextInt(HOSTS)) + " srcport=" + port() + " srcintf=\"internal\" srcintfrole=\"lan\""
                + " dstip=198.51.100." + chance.nextInt(250) + " dstport=" + port + " dstintf=\"wan1\" dstintfrole=\"wan\""
                + " srccountry=\"Reserved\" dstcountry=\"Japan\"";
    }

    private int port() {
        return 20_000 + chance.nextInt(40_000);
    }

    private String uuid() {
        return new java.util.UUID(chance.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L, chance.nextLong()).toString();
    }
}
