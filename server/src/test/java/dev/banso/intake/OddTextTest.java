package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.company.DeviceEntry;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.lake.Lake;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What no device should send and somebody will: characters that PostgreSQL refuses, halves of characters, names of 64 KiB.
/// The line goes the whole way and holds up nobody.
class OddTextTest {
    private static final String LONG = "A".repeat(60_000);

    private final RunningBanso banso = RunningBanso.shared();
    private final String token = banso.token();
    private final Sender sender = new Sender(banso);

    @Test
    void takesNulInEveryField() throws Exception {
        sender.tcp(sender.attack(1, "Gh0st\0Botnet") + "\n" + sender.line(2).replace("service=\"HTTPS\"", "service=\"HT\0TPS\" user=\"\0\"") + "\n"
                + sender.attack(3, "Next") + "\n");
        assertThat(sender.countedOnce(3)).isEqualTo(3);
        assertThat(attacks()).containsExactlyInAnyOrder("Gh0st\uFFFDBotnet", "Next");
        assertThat(search("&text=" + "Botnet")).isEqualTo(1);
        assertThat(banso.api("GET", "/api/v1/search?company=" + sender.company + "&from=2020-09-01&text=%00", token, null).status()).isIn(200, 422);
        settles();
    }

    @Test
    void takesEscapedNulAndHalfSurrogatesOfEve() throws Exception {
        String host = "ids-" + UUID.randomUUID();
        UUID device = sender.device(new DeviceEntry(null, "IDS", "suricata", null, null, host, List.of("127.0.0.1", "::1"), null, null, null,
                Map.of(), List.of("10.0.0.0/8"), List.of(), 3600, null));
        sender.tcp(eve(host, "Trojan \\u0000 \\ud800 \\udc00\\ud800 x") + "\n" + eve(host, "Trojan fine") + "\n");
        awaitCounted(device, 2);
        assertThat(search("&text=Trojan")).isEqualTo(2);
        assertThat(attacks()).hasSize(2);
        settles();
    }

    @Test
    void takesNamesOfSixtyThousandCharacters() throws Exception {
        sender.tcp(sender.attack(1, LONG) + "\n" + sender.attack(2, "Short") + "\n");
        assertThat(sender.countedOnce(2)).isEqualTo(2);
        assertThat(attacks()).hasSize(2).allSatisfy(attack -> assertThat(attack.length()).isLessThanOrEqualTo(500));
        assertThat(search("&attack=Short")).isEqualTo(1);
        assertThat(banso.api("GET", "/api/v1/figures/attack-month?class=inbound&from=2020-10&to=2020-10&company=" + sender.company, token, null)
                .status()).isEqualTo(200);
        settles();
    }

    @Test
    void quarantinesSendersWithOddNames() throws Exception {
        String unknown = "FGT\0" + UUID.randomUUID();
        sender.tcp(sender.line(1).replace(sender.serial, unknown) + "\n"
                + sender.line(2).replace(sender.serial, LONG).replace("devname=\"fw\"", "devname=\"" + LONG + "\"") + "\n" + sender.line(3) + "\n");
        assertThat(sender.countedOnce(1)).isEqualTo(1);
        JsonNode entry = null;
        for (JsonNode each : banso.api("GET", "/api/v1/quarantine", token, null).json().get("items")) {
            if (each.path("devid").asString("").equals(unknown.replace('\0', '\uFFFD'))) {
                entry = each;
            }
        }
        assertThat(entry).isNotNull();
        String adopted = "{\"company\":\"%s\",\"device\":\"%s\"}".formatted(sender.company, sender.device);
        assertThat(banso.api("POST", "/api/v1/quarantine/" + entry.get("id").asString() + "/adopt", token, adopted).status()).isEqualTo(202);
        assertThat(sender.countedOnce(2)).isEqualTo(2);
    }

    @Test
    void refusesNamesOfDevicesThatCannotBeStored() {
        RunningBanso.Answer answer = banso.api("POST", "/api/v1/companies/" + sender.company + "/devices", token, """
                {"name":"UTM \\u0000","vendor":"fortigate","devid":"FGT-ODD","sourceAddresses":["127.0.0.1"]}""");
        assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
    }

    private static String eve(String host, String signature) {
        return """
                {"timestamp":"2020-10-01T09:00:00.000000+0900","event_type":"alert","src_ip":"203.0.113.9","src_port":1,"dest_ip":"10.0.0.5",\
                "dest_port":443,"proto":"TCP","host":"%s","alert":{"action":"allowed","gid":1,"signature_id":1,"rev":1,"signature":"%s",\
                "category":"A Network Trojan was detected","severity":1}}""".formatted(host, signature);
    }

    private List<String> attacks() {
        return banso.api("GET", "/api/v1/alerts?from=2020-09-01&company=" + sender.company, token, null).json().get("items")
                .findValuesAsString("attack");
    }

    private int search(String more) {
        return banso.api("GET", "/api/v1/search?company=" + sender.company + "&from=2020-09-01" + more, token, null).json().get("items").size();
    }

    /// The lake can rewrite such rows, too.
    private void settles() {
        banso.bean(Lake.class).settle(banso.bean(Pipeline.class).state().processed());
    }

    private void awaitCounted(UUID device, long lines) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (counted(device) < lines && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(counted(device)).isEqualTo(lines);
    }

    private long counted(UUID device) {
        return banso.inTransaction(dev.banso.database.Scope.system("test"), jdbc -> jdbc
                .sql("select coalesce(sum(lines), 0)::bigint from device_day where device_id = :device")
                .param("device", device).query(Long.class).single());
    }
}
