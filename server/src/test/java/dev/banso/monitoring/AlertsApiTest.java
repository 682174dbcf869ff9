package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AlertsApiTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final Desk desk = Desk.of(banso);
    private final Instant start = desk.ago(Duration.ofHours(5));

    @Test
    void showsAnAlertWithItsLinesAndDays() {
        desk.send(SampleLine.inbound("udp_flood", start));
        JsonNode alert = get("/api/v1/alerts/" + desk.onlyAlert().id(), banso.token());
        assertThat(alert.get("class").asString()).isEqualTo("inbound");
        assertThat(alert.get("attack").asString()).isEqualTo("udp_flood");
        assertThat(alert.get("state").asString()).isEqualTo("open");
        assertThat(alert.get("blocked").asBoolean()).isTrue();
        assertThat(alert.get("verdict").isNull()).isTrue();
        assertThat(alert.get("lines").get(0).get("line").asString()).contains("udp_flood");
        assertThat(alert.get("days").get(0).get("count").asLong()).isEqualTo(1);
    }

    @Test
    void pagesThroughAllAlertsNewestFirstWithoutMissingOrRepeatingOne() {
        List<String> attacks = Stream.of(0, 1, 2, 3, 4, 5, 6).map(number -> "attack " + number).toList();
        desk.send(attacks.stream().map(attack -> SampleLine.inbound(attack, start.minus(Duration.ofMinutes(25L * attacks.indexOf(attack)))))
                .toArray(SampleLine[]::new));
        for (String order : List.of("newest", "severity")) {
            List<String> found = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = get("/api/v1/alerts?kind=detection&limit=3&order=" + order + "&company=" + desk.company + "&cursor=" + cursor, banso.token());
                page.get("items").forEach(item -> found.add(item.get("attack").asString()));
                cursor = page.get("next").isNull() ? null : page.get("next").asString();
            } while (cursor != null);
            assertThat(found).as(order).isEqualTo(attacks);
        }
    }

    @Test
    void filtersByClassStateVerdictAndTime() {
        desk.send(SampleLine.inbound("udp_flood", start), SampleLine.inbound("old", start.minus(Duration.ofDays(50))));
        assertThat(list("state=open")).containsExactly("udp_flood");
        assertThat(list("state=closed&class=inbound&verdict=none")).containsExactly("old");
        assertThat(list("verdict=false_positive")).isEmpty();
        assertThat(list("to=" + start.minus(Duration.ofDays(10)))).containsExactly("old");
        assertThat(list("text=FLOOD")).containsExactly("udp_flood");
        assertThat(list("text=%25")).isEmpty();
    }

    @Test
    void judgesManyAtOnceAndTakesBack() {
        desk.send(SampleLine.inbound("one", start), SampleLine.inbound("two", start));
        List<UUID> ids = desk.alerts().stream().map(Alert::id).toList();
        String body = """
                {"alerts":["%s","%s"],"verdict":"false_positive","reason":"社内の試験","class":null,"filter":false}""".formatted(ids.get(0), ids.get(1));
        assertThat(banso.api("POST", "/api/v1/verdicts", banso.token(), body).status()).isEqualTo(204);
        assertThat(list("verdict=false_positive")).hasSize(2);
        assertThat(banso.api("DELETE", "/api/v1/alerts/" + ids.get(0) + "/verdict", banso.token(), null).status()).isEqualTo(204);
        assertThat(banso.api("DELETE", "/api/v1/alerts/" + ids.get(0) + "/verdict", banso.token(), null).status()).isEqualTo(409);
        assertThat(list("verdict=false_positive")).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithAVerdict() {
        desk.send(SampleLine.inbound("one", start));
        String id = desk.onlyAlert().id().toString();
        for (String wrong : List.of(
                "{\"alerts\":[\"%s\"],\"verdict\":\"nonsense\",\"reason\":\"x\"}",
                "{\"alerts\":[\"%s\"],\"verdict\":\"benign\",\"reason\":\" \"}",
                "{\"alerts\":[\"%s\"],\"verdict\":\"benign\",\"reason\":\"x\",\"filter\":true}",
                "{\"alerts\":[\"%s\"],\"verdict\":\"benign\",\"reason\":\"x\",\"class\":\"inbound\"}",
                "{\"alerts\":[],\"verdict\":\"benign\",\"reason\":\"x\"}",
                "{\"verdict\":\"benign\",\"reason\":\"x\"}")) {
            assertThat(banso.api("POST", "/api/v1/verdicts", banso.token(), wrong.formatted(id)).status()).as(wrong).isEqualTo(422);
        }
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void hidesEverythingFromStrangers(Stranger stranger) {
        desk.send(SampleLine.inbound("secret", start));
        Alert alert = desk.onlyAlert();
        desk.judge(alert, Verdict.FALSE_POSITIVE, Verdicts.Filter.COMPANY);
        String token = stranger.token(banso);
        String path = "/api/v1/alerts/" + alert.id();
        assertThat(banso.api("GET", path, token, null).status()).isEqualTo(404);
        assertThat(banso.api("GET", path + "/lines", token, null).status()).isEqualTo(404);
        assertThat(get("/api/v1/alerts?company=" + desk.company, token).get("items")).isEmpty();
        assertThat(banso.api("DELETE", path + "/verdict", token, null).status()).isEqualTo(404);
        assertThat(banso.api("POST", "/api/v1/verdicts", token,
                "{\"alerts\":[\"" + alert.id() + "\"],\"verdict\":\"benign\",\"reason\":\"x\"}").status()).isEqualTo(404);
        assertThat(banso.api("GET", "/api/v1/exclusions", token, null).text()).doesNotContain(desk.company.toString());
        Exclusion exclusion = desk.asSystem(() -> banso.bean(Exclusions.class).all()).stream()
                .filter(candidate -> desk.company.equals(candidate.company())).findFirst().orElseThrow();
        assertThat(banso.api("DELETE", "/api/v1/exclusions/" + exclusion.id(), token, null).status()).isEqualTo(404);
        assertThat(banso.api("GET", "/api/v1/figures/class-month?company=" + desk.company, token, null).status()).isEqualTo(404);
        assertThat(get("/api/v1/figures/class-month", token).get("total").get("total").asLong()).isZero();
        assertThat(get("/api/v1/figures/attack-month", token).toString()).doesNotContain("secret");
        assertThat(get("/api/v1/figures/path-month", token).get("total").get("total").asLong()).isZero();
    }

    @Test
    void asksForThePermissionOfEachEndpoint() {
        String none = banso.token(null, EnumSet.noneOf(Permission.class));
        for (String path : List.of("/alerts", "/alerts/" + UUID.randomUUID(), "/alerts/" + UUID.randomUUID() + "/lines", "/rules", "/exclusions",
                "/figures/class-month", "/figures/attack-month", "/figures/path-month")) {
            assertThat(banso.api("GET", "/api/v1" + path, none, null).status()).as(path).isEqualTo(403);
        }
        String readsOnly = banso.token(null, EnumSet.of(Permission.ALERTS_READ));
        assertThat(banso.api("POST", "/api/v1/verdicts", readsOnly, "{}").status()).isEqualTo(403);
        assertThat(banso.api("DELETE", "/api/v1/alerts/" + UUID.randomUUID() + "/verdict", readsOnly, null).status()).isEqualTo(403);
        assertThat(banso.api("DELETE", "/api/v1/exclusions/" + UUID.randomUUID(), readsOnly, null).status()).isEqualTo(403);
    }

    @Test
    void letsACompanysOwnTokenSeeItsAlerts() {
        desk.send(SampleLine.inbound("own", start));
        String own = banso.token(desk.company, EnumSet.of(Permission.ALERTS_READ));
        assertThat(get("/api/v1/alerts", own).get("items")).hasSize(1);
    }

    /// Somebody with every permission, but no right to see the company.
    enum Stranger {
        FOREIGN_COMPANY {
            @Override
            String token(RunningBanso banso) {
                return banso.token(Desk.of(banso).company, EnumSet.allOf(Permission.class));
            }
        },
        PARTNER_WITHOUT_GRANT {
            @Override
            String token(RunningBanso banso) {
                UUID partner = banso.inTransaction(Desk.SYSTEM, jdbc -> jdbc.sql("""
                        insert into organisation (kind, name, prefecture, created_at) values ('partner', '他社', '秋田県', now()) returning id""")
                        .query(UUID.class).single());
                return banso.asSystem(() -> banso.bean(Tokens.class).issue(partner, null, "test", EnumSet.allOf(Permission.class)));
            }
        };

        abstract String token(RunningBanso banso);
    }

    static Stream<Stranger> strangers() {
        return Stream.of(Stranger.values());
    }

    private List<String> list(String query) {
        JsonNode page = get("/api/v1/alerts?company=" + desk.company + "&" + query, banso.token());
        return page.get("items").valueStream().map(item -> item.get("attack").asString()).toList();
    }

    private JsonNode get(String path, String token) {
        RunningBanso.Answer answer = banso.api("GET", path, token, null);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }
}
