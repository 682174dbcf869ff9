package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.RunningBanso.Answer;
import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final String DAYS = "from=2020-09-30&to=2020-10-02";

    private final RunningBanso banso = RunningBanso.shared();
    private final Sender sender = new Sender(banso);
    private final Sender other = new Sender(banso);

    @BeforeEach
    void sendsLines() throws Exception {
        sender.tcp(attack(sender) + "\n" + sender.line(1) + "\n" + sender.line(2) + "\n");
        other.tcp(attack(other) + "\n");
        assertThat(sender.countedOnce(3)).isEqualTo(3);
        assertThat(other.countedOnce(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "address, 198.51.100.77", "address, 198.51.100.0/24", "user, Yamada", "attack, Apache.Log4j.Test",
        "text, 見積書", "text, MITSUMORI", "class, inbound"
    })
    void findsALineBy(String condition, String value) {
        Answer answer = search(banso.token(), "company=" + sender.company + "&" + condition + "=" + encoded(value));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("items").findValuesAsString("line")).containsExactly(attack(sender));
        assertThat(answer.json().get("items").get(0).get("class").asString()).isEqualTo("inbound");
        assertThat(answer.json().get("items").get(0).get("time").asString()).isEqualTo("2020-09-30T09:00:00+09:00");
    }

    @Test
    void walksThroughALongResultWithoutLosingALine() {
        String question = "company=" + sender.company + "&limit=1";
        String cursor = "";
        int seen = 0;
        do {
            Answer part = search(banso.token(), question + cursor);
            seen += part.json().get("items").size();
            cursor = part.json().get("next").isNull() ? null : "&cursor=" + part.json().get("next").asString();
        } while (cursor != null);
        assertThat(seen).isEqualTo(3);
    }

    @Test
    void looksAtTheLastSevenDaysWhereNoneAreGiven() {
        Answer answer = banso.api("GET", "/api/v1/search?to=2020-10-10&company=" + sender.company, banso.token(), null);
        assertThat(answer.json().get("from").asString()).startsWith("2020-10-04T00:00");
        assertThat(answer.json().get("to").asString()).startsWith("2020-10-11T00:00");
        assertThat(answer.json().get("items").size()).isZero();
    }

    @Test
    void neverShowsACompanyTheLinesOfAnother() {
        String own = banso.token(sender.company, EnumSet.of(Permission.EVENTS_SEARCH));
        assertThat(companies(search(own, ""))).containsOnly(sender.company);
        assertThat(search(own, "company=" + other.company).status()).isEqualTo(404);
    }

    @Test
    void showsAPartnerOnlyTheCompaniesGrantedToIt() {
        UUID partner = partner();
        String token = banso.asSystem(() -> banso.bean(Tokens.class).issue(partner, null, "test", EnumSet.of(Permission.EVENTS_SEARCH)));
        assertThat(search(token, "").json().get("items").size()).isZero();
        assertThat(search(token, "company=" + sender.company).status()).isEqualTo(404);
        banso.api("POST", "/api/v1/organisations/" + partner + "/grants", banso.token(),
                "{\"company\":\"" + sender.company + "\",\"from\":\"2020-01-01\"}");
        assertThat(companies(search(token, ""))).containsOnly(sender.company);
        assertThat(search(token, "company=" + other.company).status()).isEqualTo(404);
    }

    @Test
    void isRefusedToATokenWithoutThePermission() {
        String limited = banso.token(null, EnumSet.complementOf(EnumSet.of(Permission.EVENTS_SEARCH)));
        assertThat(search(limited, "").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"company=x", "address=x", "class=x", "cursor=x", "limit=0", "limit=100000"})
    void saysWhatItCannotRead(String condition) {
        Answer refused = search(banso.token(), condition);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().get("mistakes").findValuesAsString("field"))
                .containsExactly(condition.substring(0, condition.indexOf('=')));
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        Answer refused = banso.api("GET", "/api/v1/search?from=2020-10-02&to=2020-10-01", banso.token(), null);
        assertThat(refused.json().get("mistakes").findValuesAsString("field")).containsExactly("to");
    }

    private Answer search(String token, String conditions) {
        return banso.api("GET", "/api/v1/search?" + DAYS + "&" + conditions, token, null);
    }

    private static List<UUID> companies(Answer answer) {
        return StreamSupport.stream(answer.json().get("items").spliterator(), false)
                .map(item -> UUID.fromString(item.get("company").asString())).toList();
    }

    private static String attack(Sender sender) {
        return ("<185>date=2020-09-30 time=09:00:00 devname=\"fw\" devid=\"%s\" vd=\"root\" logid=\"0419016384\" type=\"utm\" subtype=\"ips\" "
                + "eventtype=\"signature\" level=\"alert\" severity=\"high\" srcip=198.51.100.77 srcport=40000 srcintf=\"wan1\" "
                + "srcintfrole=\"wan\" dstip=192.168.1.10 dstport=443 dstintf=\"internal\" dstintfrole=\"lan\" sessionid=1 action=\"dropped\" "
                + "proto=6 service=\"HTTPS\" user=\"yamada.taro\" attack=\"Apache.Log4j.Test\" direction=\"outgoing\" "
                + "url=\"/見積書/mitsumori.pdf\"").formatted(sender.serial);
    }

    private UUID partner() {
        return UUID.fromString(banso.api("POST", "/api/v1/organisations", banso.token(),
                "{\"kind\":\"partner\",\"name\":\"検索システム\",\"prefecture\":\"青森県\"}").json().get("id").asString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
