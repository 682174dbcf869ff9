package dev.banso.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private static Distribution of(DoubleStream figures) {
        return new Distribution(figures.boxed().toList());
    }

    @Test
    void aPercentileIsAFigureThatWasMeasured() {
        Distribution hundred = of(IntStream.rangeClosed(1, 100).mapToDouble(each -> 101 - each));
        assertThat(hundred.at(0.50)).isEqualTo(50);
        assertThat(hundred.at(0.99)).isEqualTo(99);
        assertThat(hundred.at(1)).isEqualTo(100);
        assertThat(hundred.highest()).isEqualTo(100);
    }

    @Test
    void the99thOfFewFiguresIsTheWorstOfThem() {
        assertThat(of(DoubleStream.of(3, 1, 2)).at(0.99)).isEqualTo(3);
        assertThat(of(DoubleStream.of(7)).at(0.50)).isEqualTo(7);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheLowerOfTheTwoInTheMiddle() {
        assertThat(of(DoubleStream.of(1, 2, 3, 4)).at(0.50)).isEqualTo(2);
    }

    @Test
    void nothingHasNoPercentile() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Distribution(List.of())).withMessage("nothing was measured");
    }

    @Test
    void aShareIsAboveNothingAndAtMostAll() {
        Distribution one = of(DoubleStream.of(1));
        assertThatIllegalArgumentException().isThrownBy(() -> one.at(0));
        assertThatIllegalArgumentException().isThrownBy(() -> one.at(99));
        assertThatIllegalArgumentException().isThrownBy(() -> one.at(Double.NaN));
    }
}
