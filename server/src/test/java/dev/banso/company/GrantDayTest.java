package dev.banso.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import dev.banso.clock.MovableClock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Grants begin and end by the platform's clock, which stands years before PostgreSQL's in this installation.
class GrantDayTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final String provider = banso.token();
    private final UUID partner = UUID.fromString(banso.api("POST", "/api/v1/organisations", provider,
            "{\"kind\":\"partner\",\"name\":\"日付テスト\",\"prefecture\":\"岩手県\"}").json().get("id").asString());
    private final String token = banso.asSystem(() -> banso.bean(Tokens.class).issue(partner, null, "test", EnumSet.of(Permission.COMPANIES_READ)));
    private final String company = banso.api("POST", "/api/v1/companies", provider, """
            {"name":"盛岡商店","nameKana":"","prefecture":"岩手県","industry":"I","capitalYen":1,"employees":3,"locale":"ja","services":[]}""")
            .json().get("id").asString();
    private final LocalDate today = LocalDate.ofInstant(banso.bean(MovableClock.class).instant(), MovableClock.JAPAN);

    @Test
    void isOpenOnItsLastDay() {
        grant(today.minusDays(3), today);
        assertThat(seen()).isEqualTo(200);
    }

    @Test
    void isClosedTheDayAfterItsLast() {
        grant(today.minusDays(3), today.minusDays(1));
        assertThat(seen()).isEqualTo(404);
    }

    @Test
    void isClosedUntilItsFirstDay() {
        grant(today.plusDays(1), null);
        assertThat(today).as("the clock stands before the machine's").isBefore(LocalDate.now(MovableClock.JAPAN));
        assertThat(seen()).isEqualTo(404);
    }

    private void grant(LocalDate from, LocalDate to) {
        assertThat(banso.api("POST", "/api/v1/organisations/" + partner + "/grants", provider,
                "{\"company\":\"%s\",\"from\":\"%s\",\"to\":%s}".formatted(company, from, to == null ? "null" : "\"" + to + "\"")).status()).isEqualTo(201);
    }

    private int seen() {
        return banso.api("GET", "/api/v1/companies/" + company, token, null).status();
    }
}
