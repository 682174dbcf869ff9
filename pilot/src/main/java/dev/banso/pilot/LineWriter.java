package dev.banso.pilot;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/// Writes lines as a FortiGate with FortiOS 6.4 does.
final class LineWriter {
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int LOCAL7_ALERT = 185;
    private static final int LOCAL7_NOTICE = 189;

    private final Random chance;

    LineWriter(Random chance) {
        this.chance = chance;
    }

    /// One detection of that kind.
    String detection(Scenario.LineKind kind, String attack, Registration company, ZonedDateTime at) {
        return switch (kind) {
            case INTRUSION -> intrusion(attack, company, at);
            case FLOOD -> flood(attack, company, at);
            case MAIL_MALWARE -> malware(attack, company, at, chance.nextBoolean() ? "POP3" : "SMTP");
            case WEB_MALWARE -> malware(attack, company, at, chance.nextInt(4) == 0 ? "HTTPS" : "HTTP");
            case OUTBOUND -> outbound(attack, company, at);
        };
    }

    /// A line of everyday traffic.
    String ordinary(Registration company, ZonedDateTime at) {
        boolean web = chance.nextInt(5) > 0;
        return header(LOCAL7_NOTICE, company, at, "0000000013", "traffic", "forward", "notice")
                + " srcip=" + inside(company) + " srcport=" + port() + " srcintf=\"internal\" srcintfrole=\"lan\""
                + " dstip=" + outside() + " dstport=" + (web ? 443 : 53) + " dstintf=\"wan1\" dstintfrole=\"wan\""
                + " srccountry=\"Reserved\" dstcountry=\"Japan\" sessionid=" + chance.nextInt(1_000_000) + " proto=" + (web ? 6 : 17)
                + " action=\"" + (web ? "close" : "accept") + "\" policyid=1 policytype=\"policy\" service=\"" + (web ? "HTTPS" : "DNS") + "\""
                + " trandisp=\"snat\" transip=203.0.113." + company.number() + " transport=" + port()
                + " duration=" + chance.nextInt(300) + " sentbyte=" + chance.nextInt(90_000) + " rcvdbyte=" + chance.nextInt(900_000)
                + " sentpkt=" + chance.nextInt(90) + " rcvdpkt=" + chance.nextInt(900) + " appcat=\"unscanned\"";
    }

    /// A line that looks like a detection to a careless reader and is none.
    String lookalike(Registration company, ZonedDateTime at) {
        return switch (chance.nextInt(8)) {
            case 0 -> virus(company, at, "0210008706", "oversize", "notice", "passthrough", "HTTP", "msg=\"Size limit is exceeded.\"");
            case 1 -> virus(company, at, "0201009233", "analytics", "information", "analytics", "HTTPS",
                    "msg=\"File submitted to Sandbox.\" analyticssubmit=\"true\"");
            case 2 -> virus(company, at, "0212008448", "scanerror", "notice", "passthrough", "SMTP", "msg=\"A scan error occurred.\"");
            case 3 -> header(LOCAL7_NOTICE, company, at, "0316013056", "utm", "webfilter", "warning") + " eventtype=\"ftgd_blk\""
                    + insideToOutside(company, 443) + " service=\"HTTPS\" hostname=\"gambling.example\" profile=\"default\" action=\"blocked\""
                    + " url=\"/?virus=W32/Fake&attack=Gh0st.Rat.Botnet\" direction=\"outgoing\" msg=\"URL belongs to a denied category\"";
            case 4 -> header(LOCAL7_NOTICE, company, at, "1059028704", "utm", "app-ctrl", "information") + " eventtype=\"signature\""
                    + insideToOutside(company, 443) + " service=\"SSL\" action=\"pass\" appcat=\"Network.Service\" app=\"SSL\" apprisk=\"elevated\""
                    + " direction=\"outgoing\" msg=\"Network.Service: SSL\"";
            case 5 -> header(LOCAL7_NOTICE, company, at, "0001000014", "traffic", "local", "notice")
                    + " srcip=" + outside() + " srcport=" + port() + " srcintf=\"wan1\" srcintfrole=\"wan\" dstip=203.0.113." + company.number()
                    + " dstport=23 dstintf=\"root\" dstintfrole=\"undefined\" sessionid=" + chance.nextInt(1_000_000)
                    + " proto=6 action=\"deny\" policyid=0 policytype=\"local-in-policy\" service=\"TELNET\" crscore=5 craction=262144 crlevel=\"low\"";
            case 6 -> header(LOCAL7_NOTICE, company, at, "0100032001", "event", "system", "information")
                    + " logdesc=\"Admin login successful\" sn=\"1\" user=\"admin\" ui=\"https(" + inside(company) + ")\" method=\"https\""
                    + " srcip=" + inside(company) + " action=\"login\" status=\"success\" reason=\"none\" msg=\"Administrator admin logged in\"";
            default -> header(LOCAL7_NOTICE, company, at, "1501054802", "utm", "dns", "notice") + " eventtype=\"dns-response\""
                    + insideToOutside(company, 53) + " xid=" + chance.nextInt(60_000) + " qname=\"botnet-news.example\" qtype=\"A\" qtypeval=1"
                    + " qclass=\"IN\" ipaddr=\"192.0.2.7\" msg=\"Domain is monitored\" action=\"pass\" cat=52 catdesc=\"Information Technology\"";
        };
    }

    private String intrusion(String attack, Registration company, ZonedDateTime at) {
        return header(LOCAL7_ALERT, company, at, "0419016384", "utm", "ips", "alert") + " eventtype=\"signature\" severity=\"" + severity() + "\""
                + outsideToInside(company, 443) + " action=\"" + (chance.nextInt(6) == 0 ? "detected" : "dropped") + "\" proto=6 service=\"HTTPS\""
                + " policyid=7 attack=\"" + attack + "\" direction=\"outgoing\" attackid=" + (30_000 + Math.floorMod(attack.hashCode(), 9_999))
                + " profile=\"default\" incidentserialno=" + chance.nextInt(1_000_000_000) + " msg=\"attack: " + attack + ",\" crscore=50"
                + " craction=4096 crlevel=\"critical\"";
    }

    private String flood(String attack, Registration company, ZonedDateTime at) {
        int repeats = 1 + chance.nextInt(2_000);
        return header(LOCAL7_ALERT, company, at, "0720018432", "utm", "anomaly", "alert") + " eventtype=\"anomaly\" severity=\"critical\""
                + " srcip=" + outside() + " srccountry=\"Netherlands\" dstip=203.0.113." + company.number() + " srcintf=\"wan1\" srcintfrole=\"wan\""
                + " sessionid=0 action=\"clear_session\" proto=17 service=\"DNS\" count=" + repeats + " attack=\"" + attack + "\" srcport=" + port()
                + " dstport=53 attackid=285212772 policyid=1 policytype=\"DoS-policy\" msg=\"anomaly: " + attack
                + ", 5001 > threshold 5000, repeats " + repeats + " times\" crscore=50 craction=4096 crlevel=\"critical\"";
    }

    private String malware(String name, Registration company, ZonedDateTime at, String service) {
        boolean mail = service.equals("POP3") || service.equals("SMTP");
        String detail = "msg=\"File is infected.\" quarskip=\"File-was-not-quarantined.\" virus=\"" + name + "\" dtype=\"Virus\" virusid="
                + (1_000_000 + Math.floorMod(name.hashCode(), 8_999_999)) + " filename=\"" + (mail ? "請求書 10月.doc" : "index.html") + "\""
                + (mail ? " sender=\"billing@example.net\" recipient=\"info@example.jp\" subject=\"ご請求の件\""
                        : " url=\"http://ads.example.net/?user=\\\"admin\\\" action=pass\"")
                + " analyticssubmit=\"false\" crscore=50 craction=2 crlevel=\"critical\"";
        return virus(company, at, "0211008192", "infected", "warning", "blocked", service, detail);
    }

    private String virus(Registration company, ZonedDateTime at, String logid, String event, String level, String action, String service,
            String detail) {
        int port = switch (service) {
            case "POP3" -> 110;
            case "SMTP" -> 25;
            case "HTTPS" -> 443;
            default -> 80;
        };
        return header(LOCAL7_ALERT, company, at, logid, "utm", "virus", level) + " eventtype=\"" + event + "\"" + insideToOutside(company, port)
                + " policyid=1 proto=6 direction=\"incoming\" action=\"" + action + "\" service=\"" + service + "\" profile=\"default\" " + detail;
    }

    private String outbound(String attack, Registration company, ZonedDateTime at) {
        return header(LOCAL7_ALERT, company, at, "0419016384", "utm", "ips", "alert") + " eventtype=\"signature\" severity=\"critical\""
                + insideToOutside(company, 6_667) + " action=\"dropped\" proto=6 service=\"tcp/6667\" policyid=1 attack=\"" + attack
                + "\" direction=\"outgoing\" attackid=43191 profile=\"default\" incidentserialno=" + chance.nextInt(1_000_000_000)
                + " msg=\"backdoor: " + attack + ",\" crscore=50 craction=4096 crlevel=\"critical\"";
    }

    private String insideToOutside(Registration company, int port) {
        return " srcip=" + inside(company) + " srcport=" + port() + " srcintf=\"internal\" srcintfrole=\"lan\" dstip=" + outside()
                + " dstport=" + port + " dstintf=\"wan1\" dstintfrole=\"wan\" sessionid=" + chance.nextInt(1_000_000);
    }

    private String outsideToInside(Registration company, int port) {
        return " srcip=" + outside() + " srccountry=\"Russian Federation\" srcport=" + port() + " srcintf=\"wan1\" srcintfrole=\"wan\" dstip=192.168."
                + company.number() + ".10 dstport=" + port + " dstintf=\"internal\" dstintfrole=\"lan\" sessionid=" + chance.nextInt(1_000_000);
    }

    private static String header(int priority, Registration company, ZonedDateTime at, String logid, String type, String subtype, String level) {
        long nanoseconds = at.toEpochSecond() * 1_000_000_000L + at.getNano();
        return "<" + priority + ">date=" + DATE.format(at) + " time=" + TIME.format(at) + " devname=\"UTM-" + company.number() + "\" devid=\""
                + company.devid() + "\" logid=\"" + logid + "\" type=\"" + type + "\" subtype=\"" + subtype + "\" level=\"" + level
                + "\" vd=\"root\" eventtime=" + nanoseconds + " tz=\"+0900\"";
    }

    private String severity() {
        return chance.nextBoolean() ? "critical" : "high";
    }

    private String inside(Registration company) {
        return "192.168." + company.number() + "." + (20 + chance.nextInt(40));
    }

    /// Addresses of the documentation ranges and of carrier networks: nobody's in particular.
    private String outside() {
        return "198.51.100." + (1 + chance.nextInt(250));
    }

    private int port() {
        return 40_000 + chance.nextInt(20_000);
    }
}
