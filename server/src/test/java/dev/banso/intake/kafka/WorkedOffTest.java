package dev.banso.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WorkedOffTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    @Test
    void linesAreDeletedOnceAMinuteWhereNothingIsKept() {
        WorkedOff worked = new WorkedOff(Duration.ZERO, 0);
        assertThat(worked.upTo(10, MINUTE - 1)).isEmpty();
        assertThat(worked.upTo(20, MINUTE)).isEqualTo(OptionalLong.of(20));
        assertThat(worked.upTo(30, MINUTE + 1)).isEmpty();
    }

    @Test
    void linesStayForAsLongAsTheyAreKept() {
        WorkedOff worked = new WorkedOff(Duration.ofMinutes(3), 0);
        assertThat(worked.upTo(10, MINUTE)).isEmpty();
        assertThat(worked.upTo(20, 2 * MINUTE)).isEmpty();
        assertThat(worked.upTo(30, 4 * MINUTE)).isEqualTo(OptionalLong.of(10));
        assertThat(worked.upTo(30, 8 * MINUTE)).isEqualTo(OptionalLong.of(30));
    }
}
