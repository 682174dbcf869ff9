package dev.banso.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.RunningBanso.Answer;
import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import dev.banso.database.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryApiTest {
    private static final String COMPANY = """
            {"name":"青葉製作所","nameKana":"アオバセイサクショ","prefecture":"宮城県","industry":"E","capitalYen":50000000,
             "employees":20,"locale":"ja","services":["blocked-site"]}""";
    private static final String DEVICE = """
            {"name":"本社 UTM","vendor":"fortigate","devid":"%s","vd":"root","hostname":null,"sourceAddresses":["127.0.0.1"],
             "certificate":null,"firmware":"6.4.2","timeZone":"Asia/Tokyo","interfaces":{"wan1":"external","internal":"internal"},
             "networks":["192.168.1.0/24"],"wanAddresses":[],"silenceLimit":3600,"assignedFrom":"2020-10-01T00:00:00+09:00"}""";

    private final RunningBanso banso = RunningBanso.shared();
    private final String token = banso.token();

    @Test
    void keepsACompanyAsItWasEntered() {
        Answer made = banso.api("POST", "/api/v1/companies", token, COMPANY);
        assertThat(made.status()).isEqualTo(201);
        Answer shown = banso.api("GET", "/api/v1/companies/" + made.json().get("id").asString(), token, null);
        assertThat(shown.json().get("name").asString()).isEqualTo("青葉製作所");
        assertThat(shown.json().get("capitalYen").asLong()).isEqualTo(50_000_000);
        assertThat(shown.json().get("services").get(0).asString()).isEqualTo("blocked-site");
    }

    @Test
    void changesOnlyWhatIsGiven() {
        String company = company();
        Answer changed = banso.api("PATCH", "/api/v1/companies/" + company, token, "{\"employees\":21}");
        assertThat(changed.json().get("employees").asInt()).isEqualTo(21);
        assertThat(changed.json().get("name").asString()).isEqualTo("青葉製作所");
    }

    @Test
    void namesEveryMistakeAtOnce() {
        Answer refused = banso.api("POST", "/api/v1/companies", token, "{\"prefecture\":\"江戸\",\"industry\":\"Z\",\"employees\":-1}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("kind").asString()).isEqualTo("user");
        assertThat(refused.json().get("mistakes").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "prefecture", "industry", "capitalYen", "employees");
    }

    @Test
    void walksThroughAListWithoutLosingACompany() {
        company();
        company();
        company();
        String cursor = "";
        int seen = 0;
        do {
            Answer part = banso.api("GET", "/api/v1/companies?limit=2" + cursor, token, null);
            seen += part.json().get("items").size();
            cursor = part.json().get("next").isNull() ? null : "&cursor=" + part.json().get("next").asString();
        } while (cursor != null);
        assertThat((long) seen).isEqualTo(banso.asSystem(() -> banso.bean(Companies.class).count(CompanyFilter.ALL)));
    }

    @Test
    void keepsContactsSitesAndDevices() {
        String company = company();
        assertThat(banso.api("POST", "/api/v1/companies/" + company + "/contacts", token, """
                {"name":"青葉 太郎","email":"taro@aoba.example.jp","phone":"022-000-0000","locale":"ja","minimumSeverity":3,"rank":1,"wantsReports":true}""")
                .status()).isEqualTo(201);
        assertThat(banso.api("POST", "/api/v1/companies/" + company + "/sites", token, """
                {"name":"本社","address":"仙台市","powerOff":[{"days":["SAT"],"from":"20:00","to":"07:00"}]}""").status()).isEqualTo(201);
        Answer device = banso.api("POST", "/api/v1/companies/" + company + "/devices", token, DEVICE.formatted("FGT-API-" + company));
        assertThat(device.status()).as(device.text()).isEqualTo(201);
        assertThat(device.json().get("sourceAddresses").get(0).asString()).isEqualTo("127.0.0.1");
        assertThat(banso.api("GET", "/api/v1/companies/" + company + "/contacts", token, null).json().get("items").size()).isEqualTo(1);
        Answer sites = banso.api("GET", "/api/v1/companies/" + company + "/sites", token, null);
        assertThat(sites.json().get("items").get(0).get("powerOff").get(0).get("from").asString()).isEqualTo("20:00");
    }

    @Test
    void refusesADeviceThatNothingCouldProve() {
        Answer refused = banso.api("POST", "/api/v1/companies/" + company() + "/devices", token, "{\"name\":\"x\",\"firmware\":\"new\"}");
        assertThat(refused.json().get("mistakes").findValuesAsString("field"))
                .containsExactlyInAnyOrder("devid", "sourceAddresses", "firmware");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/contacts", "/sites", "/devices"})
    void showsAForeignCompanyToNobody(String part) {
        String company = company();
        String other = company();
        String path = "/api/v1/companies/" + company + part;
        assertThat(banso.api("GET", path, tokenOf(UUID.fromString(other)), null).status()).isEqualTo(404);
        assertThat(banso.api("GET", path, tokenOfPartner(), null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH ", "DELETE ", "POST /contacts", "POST /sites", "POST /devices"})
    void letsNobodyChangeAForeignCompany(String action) {
        String company = company();
        String method = action.substring(0, action.indexOf(' '));
        String path = "/api/v1/companies/" + company + action.substring(action.indexOf(' ') + 1);
        String body = method.equals("DELETE") ? null : "{\"name\":\"x\"}";
        assertThat(banso.api(method, path, tokenOf(UUID.fromString(company())), body).status()).isEqualTo(404);
        assertThat(banso.api(method, path, tokenOfPartner(), body).status()).isEqualTo(404);
    }

    @Test
    void showsAForeignDeviceToNobody() {
        String company = company();
        String device = banso.api("POST", "/api/v1/companies/" + company + "/devices", token, DEVICE.formatted("FGT-FOREIGN-" + company))
                .json().get("id").asString();
        for (String foreign : List.of(tokenOf(UUID.fromString(company())), tokenOfPartner())) {
            assertThat(banso.api("GET", "/api/v1/devices/" + device, foreign, null).status()).isEqualTo(404);
            assertThat(banso.api("PATCH", "/api/v1/devices/" + device, foreign, "{\"name\":\"x\"}").status()).isEqualTo(404);
            assertThat(banso.api("DELETE", "/api/v1/devices/" + device, foreign, null).status()).isEqualTo(404);
            assertThat(banso.api("GET", "/api/v1/devices/" + device + "/assignments", foreign, null).status()).isEqualTo(404);
            assertThat(banso.api("POST", "/api/v1/devices/" + device + "/assignments", foreign, "{}").status()).isEqualTo(404);
        }
    }

    @Test
    void letsAPartnerSeeWhatIsGrantedToItAndNothingElse() {
        String company = company();
        company();
        UUID partner = partner();
        String path = "/api/v1/organisations/" + partner + "/grants";
        // Grants follow the database's calendar, which a movable clock does not move.
        assertThat(banso.api("POST", path, token, "{\"company\":\"" + company + "\",\"from\":\"2020-01-01\"}").status()).isEqualTo(201);
        String partners = tokenOf(partner, null);
        Answer seen = banso.api("GET", "/api/v1/companies", partners, null);
        assertThat(seen.json().get("items").findValuesAsString("id")).containsExactly(company);
        assertThat(banso.api("POST", "/api/v1/companies", partners, COMPANY).status()).isEqualTo(403);
        assertThat(banso.api("DELETE", "/api/v1/companies/" + company, partners, null).status()).isEqualTo(403);
        assertThat(banso.api("POST", "/api/v1/organisations", partners, "{\"name\":\"x\"}").status()).isEqualTo(403);
        assertThat(banso.api("POST", path, partners, "{}").status()).isEqualTo(403);
    }

    @Test
    void showsAPartnerNoForeignAccounts() {
        String partners = tokenOf(partner(), null);
        assertThat(banso.api("GET", "/api/v1/accounts", partners, null).json().get("items").size()).isZero();
        assertThat(banso.api("POST", "/api/v1/accounts", partners, """
                {"role":"administrator","organisation":"%s","name":"x","email":"x-%s@example.jp"}"""
                .formatted(banso.provider(), UUID.randomUUID())).status()).isEqualTo(403);
        assertThat(banso.api("POST", "/api/v1/accounts", partners, """
                {"role":"contact","company":"%s","name":"x","email":"y-%s@example.jp"}"""
                .formatted(company(), UUID.randomUUID())).status()).isEqualTo(404);
    }

    @Test
    void invitesAContactWithALinkThatWorksOnce() {
        Answer invited = banso.api("POST", "/api/v1/accounts", token, """
                {"role":"contact","company":"%s","name":"窓口 花子","email":"hanako-%s@example.jp","locale":"ja"}"""
                .formatted(company(), UUID.randomUUID()));
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        assertThat(invited.json().get("link").asString()).contains("/welcome/");
    }

    @Test
    void countsCompaniesInTheReportsBands() {
        company();
        Answer figures = banso.api("GET", "/api/v1/figures/companies?by=capital", token, null);
        assertThat(figures.json().get("rows").findValuesAsString("key")).containsExactly("5000万円以下", "1億円以下", "1億円以上");
        assertThat(banso.api("GET", "/api/v1/figures/companies?by=industry", token, null).json().get("rows").findValuesAsString("key"))
                .contains("E 製造業");
        assertThat(banso.api("GET", "/api/v1/figures/companies?by=taste", token, null).status()).isEqualTo(422);
    }

    @Test
    void erasesACompanyAndKeepsOnlyThatItDid() throws InterruptedException {
        String company = company();
        banso.api("POST", "/api/v1/companies/" + company + "/contacts", token, "{\"name\":\"消える 人\",\"email\":\"gone@example.jp\"}");
        assertThat(banso.api("DELETE", "/api/v1/companies/" + company, token, null).status()).isEqualTo(202);
        assertThat(banso.api("GET", "/api/v1/companies/" + company, token, null).status()).isEqualTo(404);
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!finished(company) && Instant.now().isBefore(deadline)) {
            Thread.sleep(100);
        }
        assertThat(finished(company)).isTrue();
        assertThat(number("select count(*) from contact where company_id = :id", company)).isZero();
        assertThat(number("select count(*) from audit_event where company_id = :id and subject <> 'company_erasure' and (before is not null or after is not null)", company)).isZero();
        assertThat(number("select count(*) from audit_event where company_id = :id and subject = 'contact'", company)).isEqualTo(2);
    }

    private boolean finished(String company) {
        return number("select count(*) from company_erasure where company_id = :id and finished_at is not null", company) == 1;
    }

    private long number(String sql, String company) {
        return banso.inTransaction(Scope.system("test"), jdbc ->
                jdbc.sql(sql).param("id", UUID.fromString(company)).query(Long.class).single());
    }

    private String company() {
        return banso.api("POST", "/api/v1/companies", token, COMPANY).json().get("id").asString();
    }

    private UUID partner() {
        return UUID.fromString(banso.api("POST", "/api/v1/organisations", token,
                "{\"kind\":\"partner\",\"name\":\"青森システム\",\"prefecture\":\"青森県\"}").json().get("id").asString());
    }

    private String tokenOf(UUID company) {
        return banso.token(company, EnumSet.allOf(Permission.class));
    }

    private String tokenOfPartner() {
        return tokenOf(partner(), null);
    }

    private String tokenOf(UUID organisation, UUID company) {
        return banso.asSystem(() -> banso.bean(Tokens.class).issue(organisation, company, "test", EnumSet.allOf(Permission.class)));
    }
}
