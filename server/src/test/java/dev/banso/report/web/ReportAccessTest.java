package dev.banso.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import dev.banso.database.Scope;
import dev.banso.events.ThreatClass;
import dev.banso.report.ReportedCompany;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every endpoint of reports, tried by those whom the report is none of their business.
class ReportAccessTest {
    private static final YearMonth OCTOBER = YearMonth.of(2020, 10);
    private static RunningBanso banso;
    private static ReportedCompany company;
    private static ReportedCompany stranger;
    private static String draft;
    private static String released;

    private record Call(String method, String path, String body) {}

    @BeforeAll
    static void start() {
        banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--clock", "2020-12-01T00:00:00+09:00");
        company = ReportedCompany.register(banso, "山形テスト株式会社", "山形県", LocalDate.of(2020, 10, 1));
        stranger = ReportedCompany.register(banso, "他社商店", "青森県", LocalDate.of(2020, 10, 1));
        company.detected(LocalDate.of(2020, 10, 5), ThreatClass.INBOUND, null, "Gh0st.Rat.Botnet", true, 3);
        released = create(OCTOBER);
        assertThat(banso.api("POST", "/api/v1/reports/" + released + "/release", banso.token(), null).status()).isEqualTo(200);
        draft = create(YearMonth.of(2020, 11));
    }

    @AfterAll
    static void stop() {
        banso.close();
    }

    @Test
    void aForeignCompanyFindsNothing() {
        String token = banso.token(stranger.id, EnumSet.allOf(Permission.class));
        for (Call call : calls(released)) {
            assertThat(ask(call, token)).as(call.toString()).isEqualTo(404);
        }
        assertThat(listed(token)).isEmpty();
    }

    @Test
    void aPartnerFindsOnlyWhatIsGrantedToIt() {
        UUID partner = UUID.fromString(banso.api("POST", "/api/v1/organisations", banso.token(),
                "{\"kind\":\"partner\",\"name\":\"再委託テスト\",\"prefecture\":\"秋田県\"}").json().get("id").asString());
        String token = Scope.system("test").get(() -> banso.bean(Tokens.class).issue(partner, null, "test", EnumSet.allOf(Permission.class)));
        for (Call call : calls(released)) {
            assertThat(ask(call, token)).as(call.toString()).isEqualTo(404);
        }
        assertThat(listed(token)).isEmpty();
        assertThat(banso.api("POST", "/api/v1/organisations/" + partner + "/grants", banso.token(),
                "{\"company\":\"" + company.id + "\",\"from\":\"2020-01-01\",\"to\":null}").status()).isEqualTo(201);
        assertThat(listed(token)).contains(released, draft);
        assertThat(banso.api("GET", "/api/v1/reports/" + released + "/pdf", token, null).status()).isEqualTo(200);
    }

    @Test
    void aCompanySeesItsReportsFromTheReleaseOn() {
        String token = banso.token(company.id, EnumSet.of(Permission.REPORTS_READ));
        assertThat(listed(token)).containsExactly(released);
        assertThat(banso.api("GET", "/api/v1/reports/" + released + "/pdf", token, null).status()).isEqualTo(200);
        for (Call call : calls(draft).subList(0, 3)) {
            assertThat(ask(call, token)).as(call.toString()).isEqualTo(404);
        }
    }

    @Test
    void aTokenWithoutThePermissionIsTurnedAway() {
        String token = banso.token(null, EnumSet.of(Permission.ALERTS_READ));
        for (Call call : calls(released)) {
            assertThat(ask(call, token)).as(call.toString()).isEqualTo(403);
            assertThat(ask(call, "banso_wrong")).as(call.toString()).isEqualTo(401);
        }
        assertThat(banso.api("GET", "/api/v1/reports", token, null).status()).isEqualTo(403);
        assertThat(banso.api("POST", "/api/v1/reports", token, "{}").status()).isEqualTo(403);
    }

    @Test
    void aCompanysTokenMakesNoReports() {
        String token = banso.token(stranger.id, EnumSet.allOf(Permission.class));
        String wanted = "{\"company\":\"" + stranger.id + "\",\"month\":\"2020-10\"}";
        assertThat(banso.api("POST", "/api/v1/reports", token, wanted).status()).isEqualTo(403);
    }

    @Test
    void thePdfCarriesCompanyAndMonthInItsName() throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(banso.uri("/api/v1/reports/" + released + "/pdf"))
                .header("Authorization", "Bearer " + banso.token()).build();
        var answer = java.net.http.HttpClient.newHttpClient().send(request, java.net.http.HttpResponse.BodyHandlers.ofByteArray());
        String name = java.net.URLDecoder.decode(answer.headers().firstValue("Content-Disposition").orElseThrow(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(name).contains("山形テスト株式会社").contains("2020-10").contains(".pdf");
        assertThat(answer.body()).startsWith('%', 'P', 'D', 'F');
    }

    private static List<Call> calls(String report) {
        String path = "/api/v1/reports/" + report;
        return List.of(new Call("GET", path, null), new Call("GET", path + "/pdf", null), new Call("GET", path + "/html", null),
                new Call("POST", path + "/release", null), new Call("PUT", path + "/comment", "{\"comment\":\"こんにちは\"}"));
    }

    private static int ask(Call call, String token) {
        return banso.api(call.method(), call.path(), token, call.body()).status();
    }

    private static List<String> listed(String token) {
        List<String> ids = new java.util.ArrayList<>();
        banso.api("GET", "/api/v1/reports?editions=all", token, null).json().get("items").forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private static String create(YearMonth month) {
        String wanted = "{\"company\":\"" + company.id + "\",\"month\":\"" + month + "\"}";
        RunningBanso.Answer made = banso.api("POST", "/api/v1/reports", banso.token(), wanted);
        return made.status() == 201 ? made.json().get("id").asString() : company.report(month).get("id").asString();
    }
}
