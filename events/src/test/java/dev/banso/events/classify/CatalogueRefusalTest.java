package dev.banso.events.classify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A catalogue that is wrong must not be half believed: the message says which file, where and what.
class CatalogueRefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            actions-disposition.yaml | actions-disposition.yaml/logs/ips/dropped: unknown word thrown-away
            actions-half.yaml        | actions-half.yaml/logs/ips/dropped: stopped or passed, and a disposition, are expected
            actions-version.yaml     | actions-version.yaml: version 1 is expected, found 2
            actions-twice.yaml       | found duplicate key dropped
            actions-missing.yaml     | actions-missing.yaml: missing""")
    void refusesABrokenTableOfActions(String file, String message) {
        refuses(Actions::load, file, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            countable-kind.yaml      | countable-kind.yaml/logs/ips/events/signature: unknown word atack
            countable-otherwise.yaml | countable-otherwise.yaml/logs/ips/otherwise: a text is expected
            countable-list.yaml      | countable-list.yaml: a mapping is expected""")
    void refusesABrokenListOfCountableLines(String file, String message) {
        refuses(Countable::load, file, message);
    }

    private static void refuses(Consumer<String> load, String file, String message) {
        assertThatThrownBy(() -> load.accept("broken/" + file)).hasMessageContaining(message);
    }
}
