package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class SilenceTest {
    @Test
    void noticesADeviceThatSaysNothingAndThatItSpeaksAgain() throws Exception {
        try (RunningBanso banso = RunningBanso.start(RunningBanso.temporaryFolder())) {
            Sender sender = new Sender(banso);
            sender.udp(sender.line(1));
            assertThat(sender.countedOnce(1)).isEqualTo(1);
            move(banso, "2020-10-01T00:50:00+09:00");
            assertThat(silentNow(banso)).isZero();
            assertThat(alert(banso)).as("within the device's limit").isEmpty();
            move(banso, "2020-10-01T03:00:00+09:00");
            assertThat(silentNow(banso)).isEqualTo(1);
            assertThat(alert(banso)).as("the alert opens by itself").isEqualTo("open");
            sender.udp(sender.line(2));
            assertThat(sender.countedOnce(2)).isEqualTo(2);
            move(banso, "2020-10-01T03:30:00+09:00");
            assertThat(silentNow(banso)).isZero();
            assertThat(alert(banso)).as("the alert closes by itself").isEqualTo("closed");
            assertThat(Scope.system("test").get(() -> banso.bean(DeviceDays.class).silences(sender.company, YearMonth.of(2020, 10))))
                    .singleElement()
                    .satisfies(silence -> {
                        assertThat(silence.since()).isBefore(instant("2020-10-01T00:50:00+09:00"));
                        assertThat(silence.until().orElseThrow()).isAfterOrEqualTo(instant("2020-10-01T03:00:00+09:00"));
                    });
        }
    }

    private static void move(RunningBanso banso, String to) {
        assertThat(banso.api("PUT", "/api/v1/clock", banso.token(), "{\"now\":\"" + to + "\"}").status()).isEqualTo(200);
    }

    private static int silentNow(RunningBanso banso) {
        return Scope.system("test").get(() -> banso.bean(DeviceDays.class).silentNow().size());
    }

    /// The state of the one alert of silence, empty where there is none.
    private static String alert(RunningBanso banso) {
        var items = banso.api("GET", "/api/v1/alerts", banso.token(), null).json().get("items");
        return items.valueStream().filter(item -> item.get("kind").asString().equals("silence"))
                .map(item -> item.get("state").asString()).collect(java.util.stream.Collectors.joining(" "));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
