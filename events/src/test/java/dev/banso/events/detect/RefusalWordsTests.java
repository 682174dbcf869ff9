package dev.banso.events.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is refused is said in both languages.
class RefusalWordsTests {
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

    private final ResourceBundle japanese = ResourceBundle.getBundle(Refusal.BUNDLE, Locale.ROOT);
    private final ResourceBundle english = ResourceBundle.getBundle(Refusal.BUNDLE, Locale.ENGLISH);

    @Test
    void everyReasonHasWordsInBothLanguagesAndNoWordsAreLeftOver() {
        var keys = Arrays.stream(RefusalReason.values()).map(RefusalReason::key).toList();
        assertThat(japanese.keySet()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(english.keySet()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void japaneseSaysNothingThatEnglishDoesNot() {
        assertThat(japanese.keySet()).allSatisfy(key ->
                assertThat(ARGUMENT.matcher(japanese.getString(key)).results().map(MatchResult::group))
                        .allSatisfy(argument -> assertThat(english.getString(key)).contains(argument)));
    }

    @Test
    void argumentsStandInTheirPlacesAsTheyWereWritten() {
        assertThat(new Refusal("a.yml", 7, RefusalReason.MODIFIERS_APART, List.of("re", "it's {0}")))
                .hasToString("a.yml:7: 're' cannot stand together with it's {0}");
    }
}
