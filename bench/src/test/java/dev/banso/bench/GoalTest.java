package dev.banso.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void theBoundItselfIsStillMet() {
        assertThat(Goal.atMost(5).isMetBy(5)).isTrue();
        assertThat(Goal.atMost(5).isMetBy(5.01)).isFalse();
        assertThat(Goal.atLeast(6).isMetBy(6)).isTrue();
        assertThat(Goal.atLeast(6).isMetBy(5.99)).isFalse();
    }

    @Test
    void aFigureThatIsNoNumberMeetsNothing() {
        assertThat(Goal.atMost(5).isMetBy(Double.NaN)).isFalse();
        assertThat(Goal.atLeast(5).isMetBy(Double.NaN)).isFalse();
    }

    @Test
    void aRowSaysWhetherItsGoalIsMet() {
        assertThat(new Row("tcp", "banso", 7, "×", Goal.atLeast(6)).toString()).endsWith("met (goal: ≥ 6.00)");
        assertThat(new Row("tcp", "banso", 1_234.5, "ms", Goal.atMost(1_000)).toString()).endsWith("missed (goal: ≤ 1,000.00)");
        assertThat(new Row("tcp", "rsyslog", 7, "×", null).toString()).endsWith("7.00 ×");
    }
}
