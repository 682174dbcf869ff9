package dev.banso.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.RunningBanso;
import dev.banso.problem.BansoException;
import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/// A month is read in one way wherever it is written.
class WrittenMonthTest {
    @Test
    void isReadWithItsSurroundingSpaceAndNothingIsNoMonth() {
        assertThat(WrittenMonth.read(" 2020-10 ")).isEqualTo(YearMonth.of(2020, 10));
        assertThat(WrittenMonth.read(null)).isNull();
        assertThat(WrittenMonth.read("  ", YearMonth.of(2020, 11))).isEqualTo(YearMonth.of(2020, 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"October", "2020-13", "2020/10", "+999999999-12", "-2020-10", "0000-01", "2020-1", "２０２０-１０"})
    void anythingElseIsRefused(String written) {
        assertThatThrownBy(() -> WrittenMonth.read(written)).isInstanceOf(BansoException.class).hasMessageStartingWith("error.month");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/companies?monitored=", "/figures/class-month?from=", "/reports?month=", "/companies/COMPANY/days?month="})
    void everyPlaceRefusesItInTheSameWords(String place) {
        RunningBanso banso = RunningBanso.shared();
        String company = banso.api("POST", "/api/v1/companies", banso.token(), """
                {"name":"月の商店","prefecture":"青森県","industry":"I","capitalYen":1,"employees":3,"locale":"ja","services":[]}""").json().get("id").asString();
        RunningBanso.Answer refused = banso.api("GET", "/api/v1" + place.replace("COMPANY", company) + "October", banso.token(), null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asString()).isEqualTo("「October」は月として読めません。「2020-10」の形で入力してください。");
    }
}
