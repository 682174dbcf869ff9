package dev.banso.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignInTest {
    private final RunningBanso banso = RunningBanso.shared();

    @Test
    void turnsAwayWhoHasNoToken() {
        assertThat(banso.api("GET", "/api/v1/clock", "banso_wrong", null).status()).isEqualTo(401);
    }

    @Test
    void letsATokenDoOnlyWhatItsScopesAllow() {
        String token = banso.token(null, EnumSet.of(Permission.ALERTS_READ));
        assertThat(banso.api("GET", "/api/v1/clock", token, null).status()).isEqualTo(200);
        assertThat(banso.api("PUT", "/api/v1/clock", token, "{\"now\":\"2030-01-01T00:00:00Z\"}").status()).isEqualTo(403);
    }

    @Test
    void showsNothingWithoutAScope() {
        UUID company = banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("""
                insert into company (provider_id, name, prefecture, industry, capital_yen, employees, created_at)
                values (:provider, '見えない商店', '青森県', 'I', 1, 1, now()) returning id""")
                .param("provider", banso.provider()).query(UUID.class).single());
        Scope stranger = new Scope(Scope.Kind.COMPANY, UUID.randomUUID(), "account:test");
        assertThat(visible(company, Scope.system("test"))).isEqualTo(1);
        assertThat(visible(company, stranger)).isZero();
    }

    private long visible(UUID company, Scope scope) {
        return banso.inTransaction(scope, jdbc -> jdbc.sql("select count(*) from company where id = :id")
                .param("id", company).query(Long.class).single());
    }
}
