package dev.banso.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.banso.bench.Trend.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void whatGrowsEvenlyGrowsByThatMuch() {
        assertThat(Trend.slope(List.of(new Point(0, 100), new Point(0.5, 110), new Point(1, 120)))).isCloseTo(20, within(1e-9));
    }

    @Test
    void whatStaysOrSwingsEvenlyDoesNotGrow() {
        assertThat(Trend.slope(List.of(new Point(0, 7), new Point(1, 7), new Point(5, 7)))).isZero();
        assertThat(Trend.slope(List.of(new Point(0, 1), new Point(1, 9), new Point(2, 9), new Point(3, 1)))).isZero();
    }

    @Test
    void oneMomentHasNoTrend() {
        assertThat(Trend.slope(List.of(new Point(3, 1), new Point(3, 9)))).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Trend.slope(List.of()));
    }
}
