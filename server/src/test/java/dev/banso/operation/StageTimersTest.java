package dev.banso.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StageTimersTest {
    private final StageTimers timers = new StageTimers(new SimpleMeterRegistry());

    @Test
    void countsNoAttemptThatFailed() {
        assertThatThrownBy(() -> timers.call(Stage.STORE, () -> {
            throw new java.io.IOException("disk full");
        })).hasMessage("disk full");
        assertThatThrownBy(() -> timers.get(Stage.STORE, () -> {
            throw new IllegalStateException("disk full");
        })).hasMessage("disk full");
        assertThat(timing(Stage.STORE).count()).isZero();
    }

    @Test
    void tellsWhatAStageTookOfLate() {
        timers.count(Stage.COMMIT, Duration.ofMillis(100));
        timers.count(Stage.COMMIT, Duration.ofMillis(200));
        timers.count(Stage.COMMIT, Duration.ofSeconds(3));
        StageTimers.Timing timing = timing(Stage.COMMIT);
        assertThat(timing.count()).isEqualTo(3);
        assertThat(timing.total()).isEqualTo(3.3);
        assertThat(timing.median()).isBetween(0.15, 0.25);
        assertThat(timing.most()).isBetween(2.5, 3.5);
        assertThat(timing.longest()).isEqualTo(3);
        assertThat(timing(Stage.MAIL).count()).isZero();
    }

    private StageTimers.Timing timing(Stage stage) {
        return timers.timings().get(stage.ordinal());
    }
}
