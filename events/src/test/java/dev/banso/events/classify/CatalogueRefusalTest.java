package dev.banso.events.classify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A catalogue that is wrong must not be half believed: the message says which file, where and what.
class CatalogueRefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            actions-disposition.yaml | actions-disposition.yaml:4: logs/ips/dropped: unknown word thrown-away
            actions-half.yaml        | actions-half.yaml:4: logs/ips/dropped: stopped or passed, and a disposition, are expected
            actions-version.yaml     | actions-version.yaml:1: version 1 is expected, found 2
            actions-twice.yaml       | actions-twice.yaml:5: logs/ips/dropped: found twice
            actions-missing.yaml     | actions-missing.yaml: missing""")
    void refusesABrokenTableOfActions(String file, String message) {
        refuses(Actions::load, file, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            countable-kind.yaml      | countable-kind.yaml:4: logs/ips/events/signature: unknown word atack
            countable-otherwise.yaml | countable-otherwise.yaml:4: logs/ips/otherwise: a text is expected
            countable-list.yaml      | countable-list.yaml:1: a mapping is expected""")
    void refusesABrokenListOfCountableLines(String file, String message) {
        refuses(Countable::load, file, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            paths-twice.yaml   | paths-twice.yaml:3: web: smtp is mail already
            paths-half.yaml    | paths-half.yaml:1: web: a text or a list of texts is expected
            paths-mapping.yaml | paths-mapping.yaml:4: web: a text or a list of texts is expected
            paths-broken.yaml  | paths-broken.yaml:3: no YAML: """)
    void refusesABrokenListOfWaysOfMalware(String file, String message) {
        refuses(Paths::load, file, message);
    }

    private static void refuses(Consumer<String> load, String file, String message) {
        assertThatThrownBy(() -> load.accept("broken/" + file)).hasMessageContaining(message);
    }
}
