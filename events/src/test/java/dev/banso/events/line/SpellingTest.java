package dev.banso.events.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static String again(Spelling spelling, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var number = spelling.read(bytes, 0, bytes.length);
        if (number == Spelling.NONE) {
            return "none";
        }
        var written = new Bytes();
        spelling.write(number, written);
        return new String(written.toArray(), StandardCharsets.UTF_8);
    }

    @Test
    void everyNumberThatIsReadIsWrittenTheSame() {
        for (var text : List.of("0", "7", "10", "65535", "999999999999999999", "100000000000000000")) {
            assertThat(again(Spelling.NUMBER, text)).isEqualTo(text);
        }
    }

    @Test
    void whatCouldBeWrittenOtherwiseIsNoNumber() {
        for (var text : List.of("", "00", "007", "-1", "+1", " 1", "1.0", "1e3", "１", "1000000000000000000")) {
            assertThat(again(Spelling.NUMBER, text)).isEqualTo("none");
        }
    }

    @Test
    void aHardwareAddressIsSixBytesInLowerCase() {
        assertThat(again(Spelling.HARDWARE_ADDRESS, "00:0c:29:ff:a0:01")).isEqualTo("00:0c:29:ff:a0:01");
        for (var text : List.of("00:0C:29:ff:a0:01", "00-0c-29-ff-a0-01", "00:0c:29:ff:a0:1", "00:0c:29:ff:a0:01:")) {
            assertThat(again(Spelling.HARDWARE_ADDRESS, text)).isEqualTo("none");
        }
    }

    @Test
    void aUuidIsTwoNumbers() {
        var text = "2719b811-f6b5-4bba-28da-1b7df09b04b4".getBytes(StandardCharsets.US_ASCII);
        assertThat(Spelling.isUuid(text, 0, text.length)).isTrue();
        assertThat(new UUID(Spelling.uuidHalf(text, 0), Spelling.uuidHalf(text, 19)))
                .hasToString("2719b811-f6b5-4bba-28da-1b7df09b04b4");
        var capital = "2719B811-f6b5-4bba-28da-1b7df09b04b4".getBytes(StandardCharsets.US_ASCII);
        assertThat(Spelling.isUuid(capital, 0, capital.length)).isFalse();
    }
}
