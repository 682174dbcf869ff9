package dev.banso.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {
    private static final Bounds RISING = Bounds.above(5, 60);

    @Test
    void aNumberIsAMatterOnlyBeyondItsBounds() {
        assertThat(RISING.condition(5)).isEqualTo(Condition.WELL);
        assertThat(RISING.condition(5.1)).isEqualTo(Condition.WATCH);
        assertThat(RISING.condition(61)).isEqualTo(Condition.ALARM);
        assertThat(Bounds.below(20, 10).condition(20)).isEqualTo(Condition.WELL);
        assertThat(Bounds.below(20, 10).condition(15)).isEqualTo(Condition.WATCH);
        assertThat(Bounds.below(20, 10).condition(9)).isEqualTo(Condition.ALARM);
        assertThat(Bounds.above(0).condition(1_000_000)).as("without a bound for it, never an alarm").isEqualTo(Condition.WATCH);
    }

    @Test
    void whatMustBeSoIsAnAlarmWithItsCauseWhereItIsNot() {
        assertThat(Finding.must("receiving", true, "").condition()).isEqualTo(Condition.WELL);
        assertThat(Finding.must("receiving", false, "disk full")).returns(Condition.ALARM, Finding::condition).returns("disk full", Finding::cause);
    }

    @Test
    void aLossOfLongAgoIsNoLossOfTheLastHour() {
        RecentLosses recent = new RecentLosses();
        assertThat(recent.lastHour(losses(7))).as("since the start of the process").containsEntry("udp-kernel", 7L);
        for (int minute = 0; minute < 60; minute++) {
            recent.note(losses(7));
        }
        assertThat(recent.lastHour(losses(7))).containsEntry("udp-kernel", 0L);
        assertThat(recent.lastHour(losses(9))).containsEntry("udp-kernel", 2L);
    }

    private static List<Loss> losses(long count) {
        return List.of(new Loss("udp-kernel", count, Loss.Harm.LOST));
    }
}
