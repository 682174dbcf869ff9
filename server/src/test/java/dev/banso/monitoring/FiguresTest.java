package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FiguresTest {
    private static final Instant JULY = Instant.parse("2020-07-10T01:00:00Z");
    private static final Instant AUGUST = Instant.parse("2020-08-10T01:00:00Z");

    private final RunningBanso banso = RunningBanso.shared();
    private final Desk desk = Desk.of(banso);

    @Test
    void addUpByClassAndMonth() {
        SampleLine inbound = SampleLine.inbound("udp_flood", JULY);
        SampleLine virus = SampleLine.inbound("VBA/Agent.A664!tr", AUGUST).by(MalwarePath.MAIL);
        desk.send(inbound, inbound.at(AUGUST), inbound.at(AUGUST).blocked(false), virus, virus.as(ThreatClass.REVIEW));
        JsonNode table = table("class-month", "");
        assertThat(texts(table.get("months"))).containsExactly("2020-07", "2020-08");
        assertThat(texts(table.get("rows"), "key")).containsExactly("inbound", "outbound", "malware");
        assertThat(table.get("rows").get(0).get("counts").toString()).isEqualTo("[1,2]");
        assertThat(table.get("rows").get(0).get("unblocked").asLong()).isEqualTo(1);
        assertThat(table.get("rows").get(2).get("counts").toString()).isEqualTo("[0,1]");
        assertThat(table.get("total").get("counts").toString()).isEqualTo("[1,3]");
        assertThat(table.get("total").get("total").asLong()).isEqualTo(4);
        assertThat(table.get("total").get("unjudged").asLong()).isEqualTo(4);
        assertThat(texts(table.get("apart"), "key")).containsExactlyInAnyOrder("lateral", "blocked-site", "endpoint", "review");
    }

    @Test
    void tellAttacksApartByClassAndPath() {
        SampleLine virus = SampleLine.inbound("VBA/Agent.A664!tr", JULY);
        desk.send(virus.by(MalwarePath.MAIL), virus.by(MalwarePath.WEB), virus.by(MalwarePath.WEB), SampleLine.inbound("udp_flood", JULY));
        assertThat(texts(table("attack-month", "&class=inbound").get("rows"), "key")).containsExactly("udp_flood");
        JsonNode web = table("attack-month", "&class=malware&path=web");
        assertThat(web.get("rows")).hasSize(1);
        assertThat(web.get("rows").get(0).get("total").asLong()).isEqualTo(2);
        JsonNode paths = table("path-month", "");
        assertThat(texts(paths.get("rows"), "key")).containsExactly("mail", "web", "other");
        assertThat(paths.get("total").get("total").asLong()).isEqualTo(3);
    }

    @Test
    void loseWhatIsJudgedFalsePositiveInEveryView() {
        desk.send(SampleLine.inbound("Bladabindi.Botnet", JULY).as(ThreatClass.OUTBOUND));
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE);
        assertThat(table("class-month", "").get("total").get("total").asLong()).isZero();
        assertThat(table("attack-month", "&class=outbound").get("rows")).isEmpty();
    }

    @Test
    void standBesideTheCompaniesMonitoredInTheMonth() {
        banso.inTransaction(Desk.SYSTEM, jdbc -> jdbc.sql("""
                with device as (
                    insert into device (company_id, name, vendor, devid, created_at)
                    values (:company, 'UTM', 'fortigate', 'FGT' || :company, now()) returning id, company_id)
                insert into device_assignment (device_id, company_id, valid_from)
                select id, company_id, timestamptz '2020-08-31 23:00:00+09' from device""")
                .param("company", desk.company).update());
        JsonNode table = table("class-month", "");
        assertThat(table.get("monitored").toString()).isEqualTo("{\"2020-07\":0,\"2020-08\":1}");
    }

    @Test
    void areToldForEachPrefectureInOneAnswer() {
        Desk elsewhere = Desk.of(banso);
        banso.inTransaction(Desk.SYSTEM, jdbc -> jdbc.sql("update company set prefecture = '沖縄県' where id = :id").param("id", elsewhere.company).update());
        desk.send(SampleLine.inbound("udp_flood", JULY));
        elsewhere.send(SampleLine.inbound("udp_flood", JULY), SampleLine.inbound("udp_flood", AUGUST).blocked(false));
        JsonNode table = banso.api("GET", "/api/v1/figures/class-month?from=2020-07&to=2020-08&by=prefecture", banso.token(), null).json();
        JsonNode okinawa = table.get("groups").valueStream().filter(group -> group.get("key").asString().equals("沖縄県")).findFirst().orElseThrow();
        assertThat(okinawa.get("rows").get(0).get("counts").toString()).isEqualTo("[1,1]");
        assertThat(okinawa.get("total").get("unblocked").asLong()).isEqualTo(1);
        assertThat(table.get("groups").valueStream().mapToLong(group -> group.get("total").get("total").asLong()).sum())
                .isEqualTo(table.get("total").get("total").asLong());
        assertThat(table.get("groups").valueStream().mapToLong(group -> group.get("monitored").get("2020-08").asLong()).sum())
                .isEqualTo(table.get("monitored").get("2020-08").asLong());
        assertThat(banso.api("GET", "/api/v1/figures/class-month?by=colour", banso.token(), null).status()).isEqualTo(422);
    }

    @Test
    void refuseASpanThatMakesNoSense() {
        assertThat(banso.api("GET", "/api/v1/figures/class-month?from=2020-08&to=2020-07", banso.token(), null).status()).isEqualTo(422);
        assertThat(banso.api("GET", "/api/v1/figures/class-month?from=August", banso.token(), null).status()).isEqualTo(422);
        assertThat(banso.api("GET", "/api/v1/figures/attack-month?class=nothing", banso.token(), null).status()).isEqualTo(422);
    }

    private JsonNode table(String name, String more) {
        RunningBanso.Answer answer = banso.api("GET",
                "/api/v1/figures/" + name + "?from=2020-07&to=2020-08&company=" + desk.company + more, banso.token(), null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> texts(JsonNode array, String name) {
        return array.valueStream().map(entry -> entry.get(name).asString()).toList();
    }
}
