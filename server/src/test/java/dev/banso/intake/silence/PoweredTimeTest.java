package dev.banso.intake.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.company.PowerOff;
import dev.banso.company.Site;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PoweredTimeTest {
    private static final Duration HOUR = Duration.ofHours(1);
    /// From Saturday 20:00 to Sunday 07:00 in Japan.
    private static final Site SITE = new Site(UUID.randomUUID(), UUID.randomUUID(), "工場", "",
            List.of(new PowerOff(Set.of(DayOfWeek.SATURDAY), LocalTime.of(20, 0), LocalTime.of(7, 0))));

    @Test
    void isSilentAfterTheLimit() {
        assertThat(exceeds("2020-10-01T09:00:00+09:00", "2020-10-01T10:00:00+09:00", null)).isFalse();
        assertThat(exceeds("2020-10-01T09:00:00+09:00", "2020-10-01T10:00:01+09:00", null)).isTrue();
    }

    @Test
    void doesNotCountPlannedHoursWithoutPower() {
        assertThat(exceeds("2020-10-03T19:50:00+09:00", "2020-10-04T07:45:00+09:00", SITE)).isFalse();
        assertThat(exceeds("2020-10-03T19:50:00+09:00", "2020-10-04T07:55:00+09:00", SITE)).isTrue();
    }

    @Test
    void countsTheSameHoursOfAnotherDay() {
        assertThat(exceeds("2020-10-04T19:50:00+09:00", "2020-10-04T21:00:00+09:00", SITE)).isTrue();
    }

    private static boolean exceeds(String from, String to, Site site) {
        return PoweredTime.exceeds(HOUR, instant(from), instant(to), site);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
