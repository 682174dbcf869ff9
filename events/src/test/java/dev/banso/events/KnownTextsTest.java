package dev.banso.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownTextsTest {
    @Test
    void givesTheSameWordAsOneObject() {
        var line = "action=close action=close".getBytes(StandardCharsets.US_ASCII);

        assertThat(KnownTexts.of(line, 7, 12)).isEqualTo("close").isSameAs(KnownTexts.of(line, 20, 25));
        assertThat(KnownTexts.of(line, 7, 7)).isEmpty();
    }

    /// Many more texts than there are places, from several threads.
    @Test
    void isAlwaysTheTextOfTheLine() {
        IntStream.range(0, 8).parallel().forEach(thread -> {
            var chance = new Random(thread % 4);
            var line = new byte[200];
            for (var turn = 0; turn < 20_000; turn++) {
                for (var at = 0; at < line.length; at++) {
                    line[at] = (byte) ('0' + chance.nextInt(3));
                }
                var from = chance.nextInt(100);
                var to = from + chance.nextInt(30);
                assertThat(KnownTexts.of(line, from, to)).isEqualTo(new String(line, from, to - from, StandardCharsets.US_ASCII));
            }
        });
    }
}
