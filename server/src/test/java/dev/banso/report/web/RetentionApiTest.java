package dev.banso.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.RunningBanso.Answer;
import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import dev.banso.database.AuditTrail;
import dev.banso.report.ReportedCompany;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetentionApiTest {
    private static final String PATH = "/api/v1/report-retention";

    private final RunningBanso banso = RunningBanso.shared();

    @AfterEach
    void keepWithoutEnd() {
        assertThat(put(banso.token(), "null").status()).isEqualTo(200);
    }

    @Test
    void theProviderSetsHowLongReportsAreKeptAndTheAuditTrailKnows() {
        long before = changes();
        assertThat(put(banso.token(), "600").json().get("months").asInt()).isEqualTo(600);
        assertThat(get(banso.token()).json().get("months").asInt()).isEqualTo(600);
        assertThat(put(banso.token(), "null").json().get("months").isNull()).isTrue();
        assertThat(get(banso.token()).json().get("months").isNull()).isTrue();
        assertThat(changes()).isEqualTo(before + 2);
    }

    @Test
    void refusesWhatIsNoNumberOfMonthsThatCanBeKept() {
        assertThat(put(banso.token(), "13").status()).isEqualTo(422);
        assertThat(put(banso.token(), "601").json().get("kind").asString()).isEqualTo("user");
        assertThat(put(banso.token(), "\"long\"").status()).isEqualTo(400);
        assertThat(get(banso.token()).json().get("months").isNull()).isTrue();
    }

    @Test
    void aPartnerMayReadItAndACompanyNotEvenThat() {
        UUID partner = UUID.fromString(banso.api("POST", "/api/v1/organisations", banso.token(),
                "{\"kind\":\"partner\",\"name\":\"保存期間テスト\",\"prefecture\":\"秋田県\"}").json().get("id").asString());
        String partners = banso.asSystem(() -> banso.bean(Tokens.class).issue(partner, null, "test", EnumSet.allOf(Permission.class)));
        assertThat(get(partners).status()).isEqualTo(200);
        assertThat(put(partners, "24").status()).isEqualTo(422);
        UUID company = ReportedCompany.register(banso, "保存商店", "青森県", LocalDate.of(2020, 9, 1)).id;
        String companys = banso.token(company, EnumSet.allOf(Permission.class));
        assertThat(get(companys).status()).isEqualTo(403);
        assertThat(put(companys, "24").status()).isIn(403, 422);
        assertThat(get(banso.token()).json().get("months").isNull()).isTrue();
    }

    @Test
    void aTokenNeedsTheScopes() {
        String reader = banso.token(null, EnumSet.of(Permission.REPORTS_READ));
        assertThat(get(reader).status()).isEqualTo(200);
        assertThat(put(reader, "24").status()).isEqualTo(403);
        assertThat(get(banso.token(null, EnumSet.of(Permission.ALERTS_READ))).status()).isEqualTo(403);
    }

    @Test
    void standsInTheDescriptionOfTheApi() {
        var path = banso.api("GET", "/api/v1/openapi.json", banso.token(), null).json().get("paths").get(PATH);
        assertThat(path.propertyNames()).containsExactlyInAnyOrder("get", "put");
    }

    private Answer get(String token) {
        return banso.api("GET", PATH, token, null);
    }

    private Answer put(String token, String months) {
        return banso.api("PUT", PATH, token, "{\"months\":" + months + "}");
    }

    private long changes() {
        return banso.asSystem(() -> banso.bean(AuditTrail.class).count("report_retention", null));
    }
}
