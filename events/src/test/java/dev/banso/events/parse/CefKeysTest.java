package dev.banso.events.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CefKeysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cef-version.yaml | cef-version.yaml:1: version 1 is expected, found one
            cef-list.yaml    | cef-list.yaml:5: keys/dst: a text is expected
            cef-twice.yaml   | cef-twice.yaml:5: keys/src: found twice
            cef-labels.yaml  | cef-labels.yaml:1: labels: a mapping is expected
            cef-behind.yaml  | cef-behind.yaml:9: behind/duser: stands not under keys""")
    void refusesABrokenTableOfCefKeys(String file, String message) {
        assertThatThrownBy(() -> CefKeys.load("broken/" + file)).hasMessage("broken/" + message);
    }

    @Test
    void theSecondNameBehindTheSenderIsTheRecipientAndAnyOtherTheUser() {
        assertThat(CefKeys.SHIPPED.fortiGate("duser", Map.of("srcip", "198.51.100.7"))).isEqualTo("user");
        assertThat(CefKeys.SHIPPED.fortiGate("duser", Map.of("from", ""))).isEqualTo("to");
        assertThat(CefKeys.SHIPPED.fortiGate("FTNTFGTuser", Map.of("from", ""))).isEqualTo("user");
    }
}
