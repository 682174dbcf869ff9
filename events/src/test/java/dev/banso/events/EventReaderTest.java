package dev.banso.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final Instant RECEIVED = Instant.parse("2020-11-03T00:13:00Z");
    private static final String ATTACK = "date=2020-11-03 time=09:12:44 devid=\"FGT1\" type=\"utm\" subtype=\"ips\""
            + " eventtype=\"signature\" severity=\"high\" srcip=198.51.100.7 srcport=40000 dstip=192.168.1.20 dstport=443"
            + " proto=6 action=\"dropped\" attack=\"OpenSSL.Heartbleed.Attack\" direction=\"outgoing\"";
    private static final String VIRUS = "date=2020-11-03 time=09:12:44 type=\"utm\" subtype=\"virus\" eventtype=\"infected\""
            + " srcip=192.168.1.30 dstip=203.0.113.80 service=\"HTTP\" action=\"blocked\" virus=\"JS/RefC.G!tr\"";
    private static final String SITE = "date=2020-11-03 time=09:12:44 type=\"utm\" subtype=\"webfilter\" eventtype=\"ftgd_blk\""
            + " srcip=192.168.1.30 dstip=203.0.113.80 action=\"blocked\"";

    private static Reading read(String line, DeviceProfile profile) {
        return EventReader.read(LineParser.parse(line.getBytes(StandardCharsets.UTF_8)), profile, RECEIVED);
    }

    private static Reading read(String line) {
        return read(line, DeviceProfile.UNKNOWN);
    }

    @Test
    void namesTheAttackAndTheExposedServiceOrTheInsideHost() {
        assertThat(read(ATTACK).attack()).isEqualTo("OpenSSL.Heartbleed.Attack");
        assertThat(read(ATTACK).subject()).isEqualTo("192.168.1.20:443/tcp");
        assertThat(read(VIRUS).attack()).isEqualTo("JS/RefC.G!tr");
        assertThat(read(VIRUS).subject()).isEqualTo("192.168.1.30");
    }

    @Test
    void countsInboundOutboundAndMalwareAlone() {
        assertThat(Set.of(ThreatClass.values()).stream().filter(ThreatClass::counted))
                .containsExactlyInAnyOrder(ThreatClass.INBOUND, ThreatClass.OUTBOUND, ThreatClass.MALWARE);
        assertThat(read(ATTACK).counted()).isTrue();
        assertThat(read(SITE).counted()).isFalse();
    }

    @Test
    void recognisesTheClassesOfTable32OnlyWhereTheServiceProvidesThem() {
        assertThat(read(SITE).threatClass()).isNull();
        assertThat(read(SITE).blocked()).isNull();
        var provided = DeviceProfile.UNKNOWN.withProvided(Set.of(ThreatClass.BLOCKED_SITE));
        assertThat(read(SITE, provided).threatClass()).isEqualTo(ThreatClass.BLOCKED_SITE);
        assertThat(read(SITE, provided).blocked()).isTrue();
    }

    @Test
    void aPrivateOuterAddressOfTheFirewallIsInsideEvenOnItsOuterInterface() {
        var line = ATTACK.replace("dstip=192.168.1.20", "dstip=192.168.0.2 dstintf=\"wan1\" dstintfrole=\"wan\"");
        assertThat(read(line).threatClass()).isEqualTo(ThreatClass.REVIEW);
        var profile = DeviceProfile.UNKNOWN.withWanAddresses(List.of(Network.parse("192.168.0.2")));
        assertThat(read(line, profile).threatClass()).isEqualTo(ThreatClass.INBOUND);
    }

    @Test
    void takesTheZoneOfTheDeviceWhereTheLineNamesNone() {
        var profile = DeviceProfile.UNKNOWN.withZone(ZoneId.of("UTC"));
        assertThat(read(ATTACK, profile).time()).hasToString("2020-11-03T09:12:44Z");
        assertThat(read(ATTACK).time()).hasToString("2020-11-03T09:12:44+09:00");
        assertThat(read(ATTACK).flags()).contains(Flag.TIME_ZONE_ASSUMED);
    }

    @Test
    void sendsWhatHappenedBeforeTheAssignmentToReview() {
        var later = DeviceProfile.UNKNOWN.withAssignedFrom(Instant.parse("2020-12-01T00:00:00Z"));
        assertThat(read(ATTACK, later).threatClass()).isEqualTo(ThreatClass.REVIEW);
        assertThat(read(ATTACK, later).flags()).contains(Flag.TIME_BEFORE_ASSIGNMENT);
        assertThat(read(ATTACK, later).blocked()).isTrue();
    }

    @Test
    void toleratesAClockThatIsFiveMinutesAhead() {
        assertThat(read(ATTACK.replace("09:12:44", "09:17:00")).threatClass()).isEqualTo(ThreatClass.INBOUND);
        assertThat(read(ATTACK.replace("09:12:44", "09:19:00")).flags()).contains(Flag.TIME_FUTURE);
    }

    @Test
    void takesTheHeadersTimeWhereTheBodyHasNone() {
        var cef = "Nov  3 09:12:44 fgt CEF:0|Fortinet|Fortigate|v5.6.0|00013|traffic:forward close|3|cat=traffic:forward";
        assertThat(read("<189>" + cef).time()).hasToString("2020-11-03T09:12:44+09:00");
        assertThat(read("<189>" + cef.replace("Nov  3", "Dec 31")).time()).hasToString("2019-12-31T09:12:44+09:00");
        assertThat(read("<165>1 2020-11-03T00:12:44Z fgt - - - - type=traffic").time()).hasToString("2020-11-03T09:12:44+09:00");
        assertThat(read("type=traffic").time().toInstant()).isEqualTo(RECEIVED);
    }

    @Test
    void theVersionInTheLineIsNewerThanTheDeviceRecord() {
        var line = "logver=506141727 " + ATTACK.replace("outgoing", "incoming");
        var profile = DeviceProfile.UNKNOWN.withVersion(new FortiOsVersion(7, 2));
        assertThat(read(line, profile).threatClass()).isEqualTo(ThreatClass.INBOUND);
        assertThat(read(line.replace("506141727", "702071577")).threatClass()).isEqualTo(ThreatClass.OUTBOUND);
    }

    @Test
    void claimsSerialNumberVirtualDomainAndHostName() {
        assertThat(LineParser.parse("<189>Nov  3 09:12:44 fgt_a devid=FGT1 vd=root".getBytes(StandardCharsets.UTF_8)).claim())
                .isEqualTo(new Claim("FGT1", "root", "fgt_a"));
        assertThat(LineParser.parse("{\"event_type\":\"flow\",\"host\":\"ids\"}".getBytes(StandardCharsets.UTF_8)).claim())
                .isEqualTo(new Claim(null, null, "ids"));
    }

    @Test
    void readsAttributesByTheirOcsfPath() {
        var event = read(ATTACK).event();
        assertThat(Map.of(
                        "class_uid", "2004", "src_endpoint.ip", "198.51.100.7", "dst_endpoint.port", "443",
                        "finding_info.title", "OpenSSL.Heartbleed.Attack", "connection_info.direction_id", "1"))
                .allSatisfy((path, value) -> assertThat(event.get(path)).isEqualTo(value));
        assertThat(event.get("no.such.path")).isNull();
        assertThat(event.dstPort()).isEqualTo(443);
    }

    @Test
    void alertsInAlertsAndEndlessFieldsExhaustNothing() {
        assertThat(read("log=\"date= ".repeat(20_000)).flags()).contains(Flag.NESTED_LOG, Flag.OVERSIZE);
        assertThat(read("{\"a\":".repeat(20_000)).fields()).isEmpty();
        var many = new StringBuilder();
        for (var i = 0; i < 10_000; i++) {
            many.append("k").append(i).append("=1 ");
        }
        assertThat(read(many.toString()).flags()).contains(Flag.TRUNCATED);
        assertThat(read("a=\"\\\" ".repeat(9_000)).time()).isNotNull();
    }
}
