package dev.banso.intake.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import dev.banso.intake.Sender;
import java.time.Clock;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShareOfCostTest {
    private static final RunningBanso banso = RunningBanso.shared();
    private static Sender one;
    private static Sender three;

    @BeforeAll
    static void send() throws Exception {
        one = new Sender(banso);
        three = new Sender(banso);
        one.tcp(one.attack(1, "Cost.Test") + "\n");
        three.tcp(three.attack(2, "Cost.Test") + "\n" + three.attack(3, "Cost.Test") + "\n" + three.attack(4, "Cost.Test") + "\n");
        assertThat(one.countedOnce(1)).isEqualTo(1);
        assertThat(three.countedOnce(3)).isEqualTo(3);
        awaitRoomNoted();
    }

    /// The lake is looked at every few seconds.
    private static void awaitRoomNoted() throws InterruptedException {
        double noted = 0;
        for (int attempt = 0; noted == 0 && attempt < 50; attempt++) {
            Thread.sleep(200);
            banso.bean(StorageDays.class).note();
            noted = cost(three.company, thisMonth()).get("storedBytes").get("company").asDouble();
        }
        assertThat(noted).isPositive();
    }

    @Test
    void aCompanysShareIsTheMeanOfItsSharesOfLinesRoomAndWork() {
        JsonNode cost = cost(three.company, "2020-10");
        assertThat(cost.get("lines").get("company").asLong()).isEqualTo(3);
        assertThat(cost.get("lines").get("total").asLong()).isGreaterThanOrEqualTo(4);
        assertThat(share(cost, "lines")).isCloseTo(3.0 / cost.get("lines").get("total").asLong(), within(1e-9));
        assertThat(cost.get("workSeconds").get("company").asDouble()).isPositive();
        double mean = Stream.of("lines", "storedBytes", "workSeconds").filter(part -> !cost.get(part).get("share").isNull())
                .mapToDouble(part -> share(cost, part)).average().orElseThrow();
        assertThat(cost.get("share").asDouble()).isCloseTo(mean, within(1e-9));
        assertThat(share(cost, "workSeconds")).as("more lines, more work").isGreaterThan(share(cost(one.company, "2020-10"), "workSeconds"));
        assertThat(share(cost(three.company, thisMonth()), "storedBytes")).isPositive().isLessThanOrEqualTo(1);
    }

    @Test
    void aMonthWithoutRecordsHasNoShareAndPastMonthsKeepTheirPrice() {
        assertThat(banso.api("PUT", "/api/v1/operations/cost", banso.token(), "{\"yen\":30000}").status()).isEqualTo(200);
        JsonNode october = cost(three.company, thisMonth());
        assertThat(october.get("yen").asLong()).isEqualTo(Math.round(october.get("share").asDouble() * 30_000));
        JsonNode before = cost(three.company, "2019-01");
        assertThat(before.get("share").isNull()).isTrue();
        assertThat(before.get("machineYen").isNull()).as("nobody had said it then").isTrue();
        assertThat(banso.api("PUT", "/api/v1/operations/cost", banso.token(), "{\"yen\":-1}").status()).isEqualTo(422);
    }

    @Test
    void sharesThatAreNotKnownAreLeftOutOfTheMean() {
        ShareOfCost cost = new ShareOfCost(YearMonth.of(2020, 10), new Part(1, 4), new Part(0, 0), new Part(3, 4), OptionalLong.of(1_001));
        assertThat(cost.share()).hasValue(0.5);
        assertThat(cost.yen()).as("half up").hasValue(501);
    }

    @Test
    void neitherTheCompanyNorAPartnerLearnsOfIt() {
        String path = "/api/v1/companies/" + one.company + "/cost";
        assertThat(banso.api("GET", path, banso.token(one.company, EnumSet.allOf(Permission.class)), null).status()).isEqualTo(403);
        UUID partner = UUID.fromString(banso.api("POST", "/api/v1/organisations", banso.token(),
                "{\"kind\":\"partner\",\"name\":\"費用を見ない再委託先\",\"prefecture\":\"秋田県\"}").json().get("id").asString());
        String token = banso.asSystem(() -> banso.bean(Tokens.class).issue(partner, null, "test", EnumSet.allOf(Permission.class)));
        assertThat(banso.api("GET", path, token, null).status()).isEqualTo(403);
        assertThat(banso.api("GET", "/api/v1/operations/cost", token, null).status()).isEqualTo(403);
    }

    @Test
    void theProviderReadsItOnTheCompanysPage() {
        try (Browser desk = Browser.open(banso.uri("/")).signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD)) {
            desk.go("/operations/companies").page().fill("#yen", "45,000");
            desk.page().click("form[action='/operations/cost'] button");
            assertThat(desk.page().textContent("main")).contains("月額 45,000 円");
            desk.picture("operations-companies-cost-ja").go("/companies/" + three.company);
            desk.page().waitForSelector("#cost[data-month] table");
            assertThat(desk.page().textContent("#cost")).contains("ログの行数", "マシンの月額 45,000 円");
            desk.picture("company-cost-ja");
        }
        try (Browser phone = Browser.openNarrow(banso.uri("/")).signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD)) {
            phone.go("/companies/" + three.company + "/cost").picture("company-cost-narrow-ja");
            assertThat(phone.overflows()).isFalse();
        }
    }

    private static String thisMonth() {
        return YearMonth.now(banso.bean(Clock.class)).toString();
    }

    private static double share(JsonNode cost, String part) {
        return cost.get(part).get("share").asDouble();
    }

    private static JsonNode cost(UUID company, String month) {
        return banso.api("GET", "/api/v1/companies/" + company + "/cost?month=" + month, banso.token(), null).json();
    }
}
