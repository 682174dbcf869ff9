package dev.banso.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"29,40,73%", "21,40,53%", "13,40,33%", "0,5,0%", "5,5,100%", "0,0,–"})
    void roundsSharesHalfUp(long part, long whole, String share) {
        assertThat(Words.percent(part, whole)).isEqualTo(share);
    }
}
