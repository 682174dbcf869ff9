package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.Browser;
import dev.banso.RunningBanso;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Lines end with their retention, those that a report counts with the report, all by the movable clock.
class RetentionTest {
    @Test
    void linesOfDetectionsLiveAsLongAsTheReportsThatCountThem() throws Exception {
        try (RunningBanso banso = RunningBanso.start(RunningBanso.temporaryFolder())) {
            Sender sender = new Sender(banso);
            Sender stranger = new Sender(banso, null, java.util.List.of("198.51.100.7"));
            sender.tcp(Stream.concat(IntStream.range(0, 30).mapToObj(sender::line),
                    IntStream.range(30, 35).mapToObj(number -> sender.attack(number, "Gh0st.Rat.Botnet"))).collect(Collectors.joining("\n")));
            stranger.tcp(stranger.line(1));
            assertThat(sender.countedOnce(35)).isEqualTo(35);
            awaitTrue(() -> banso.api("GET", "/api/v1/quarantine", banso.token(), null).json().get("items").size() == 1);
            set(banso, "/intake", "#days", "30");
            assertThat(found(banso, sender)).isEqualTo(35);

            move(banso, "2020-11-02T00:00:10+09:00");
            assertThat(figure(banso, sender)).isEqualTo(5);
            awaitTrue(() -> found(banso, sender) == 5);
            awaitTrue(() -> banso.api("GET", "/api/v1/quarantine", banso.token(), null).json().get("items").isEmpty());
            awaitTrue(() -> reports(banso, sender) == 1);
            assertThat(samples(banso, sender)).isEqualTo(5);
            sender.tcp(sender.line(99));
            assertThat(sender.countedOnce(36)).isEqualTo(36);
            assertThat(found(banso, sender)).isEqualTo(6);

            set(banso, "/reports", "#months", "14");
            move(banso, "2021-12-20T00:00:10+09:00");
            awaitTrue(() -> found(banso, sender) == 5);
            assertThat(reports(banso, sender)).as("the report of October is in its last month").isPositive();
            assertThat(samples(banso, sender)).isEqualTo(5);

            move(banso, "2022-01-01T00:00:10+09:00");
            awaitTrue(() -> reports(banso, sender) == 0);
            move(banso, "2022-01-02T00:00:10+09:00");
            awaitTrue(() -> found(banso, sender) == 0);
            awaitTrue(() -> samples(banso, sender) == 0);
            assertThat(figure(banso, sender)).as("what was counted stays counted").isEqualTo(5);
        }
    }

    /// As the provider's administrator does it.
    private static void set(RunningBanso banso, String path, String field, String value) {
        try (Browser browser = Browser.open(banso.uri("/"))) {
            browser.signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD).go(path).page().fill(field, value);
            browser.page().waitForResponse(answer -> answer.request().method().equals("POST"),
                    () -> browser.page().locator("form:has(" + field + ") button").click());
            browser.page().waitForLoadState();
            browser.picture("retention" + path.replace('/', '-'));
            assertThat(browser.go(path).page().inputValue(field)).isEqualTo(value);
        }
    }

    private static long found(RunningBanso banso, Sender sender) {
        return banso.api("GET", "/api/v1/search?company=" + sender.company + "&from=2020-09-01&limit=1000", banso.token(), null)
                .json().get("items").size();
    }

    private static long reports(RunningBanso banso, Sender sender) {
        return banso.api("GET", "/api/v1/reports?month=2020-10&editions=all&company=" + sender.company, banso.token(), null)
                .json().get("items").size();
    }

    private static long samples(RunningBanso banso, Sender sender) {
        JsonNode alert = banso.api("GET", "/api/v1/alerts?from=2020-09-01&company=" + sender.company, banso.token(), null).json().get("items");
        long lines = 0;
        for (JsonNode each : alert) {
            lines += banso.api("GET", "/api/v1/alerts/" + each.get("id").asString() + "/lines", banso.token(), null).json().get("items").size();
        }
        return lines;
    }

    private static long figure(RunningBanso banso, Sender sender) {
        return banso.api("GET", "/api/v1/figures/class-month?from=2020-10&to=2020-10&company=" + sender.company, banso.token(), null)
                .json().get("total").get("total").asLong();
    }

    private static void move(RunningBanso banso, String to) {
        assertThat(banso.api("PUT", "/api/v1/clock", banso.token(), "{\"now\":\"" + to + "\"}").status()).isEqualTo(200);
    }

    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
