package dev.banso.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.report.Sentence.Counted;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

class WordsTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({"29,40,73%", "21,40,53%", "13,40,33%", "0,5,0%", "5,5,100%", "0,0,–"})
    void roundsSharesHalfUp(long part, long whole, String share) {
        assertThat(Words.percent(part, whole)).isEqualTo(share);
    }

    @Test
    void aSentenceKnowsWhatItsNumbersCount() {
        Sentence sentence = words(Locale.JAPANESE).sentence("report.conclusion.some-passed",
                Map.of(1, Counted.DETECTIONS, 2, Counted.BLOCKED, 3, Counted.NOT_BLOCKED), "2020年11月", 1041L, 1000L, 41L);
        assertThat(sentence.text()).startsWith("2020年11月は、攻撃を 1,041 件検知し、1,000 件は機器が止めました。");
        assertThat(sentence.parts()).contains(new Sentence.Part("1,041", Counted.DETECTIONS), new Sentence.Part("1,000", Counted.BLOCKED),
                new Sentence.Part("41", Counted.NOT_BLOCKED), new Sentence.Part("2020年11月", null));
    }

    @Test
    void aNumberInEnglishIsOnePartWithItsNoun() {
        Sentence sentence = words(Locale.ENGLISH).sentence("report.conclusion.all-blocked", Map.of(1, Counted.DETECTIONS), "November 2020", 40L);
        assertThat(sentence.parts()).contains(new Sentence.Part("40 times", Counted.DETECTIONS));
    }

    @Test
    void sentencesOfOlderSnapshotsAreReadAsPlainWords() {
        Sentence old = json.readValue("\"11月は、攻撃を 3 件検知しました。\"", Sentence.class);
        assertThat(old).isEqualTo(Sentence.of("11月は、攻撃を 3 件検知しました。"));
        Sentence present = new Sentence(java.util.List.of(new Sentence.Part("攻撃は ", null), new Sentence.Part("3", Counted.DETECTIONS)));
        assertThat(json.readValue(json.writeValueAsString(present), Sentence.class)).isEqualTo(present);
    }

    private static Words words(Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Words(messages, locale);
    }
}
