package dev.banso.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineTextTest {
    @Test
    void saysOfAnyBytesWhatTheStrictDecoderSays() {
        var chance = new Random(8);
        for (var turn = 0; turn < 200_000; turn++) {
            var line = new byte[1 + chance.nextInt(5)];
            for (var i = 0; i < line.length; i++) {
                // Mostly bytes at the borders of what UTF-8 allows.
                line[i] = (byte) (chance.nextBoolean() ? 0x7F + chance.nextInt(129) : 1 + chance.nextInt(255));
            }
            assertThat(LineText.of(line).raw() == null).as("%s", java.util.HexFormat.of().formatHex(line)).isEqualTo(isUtf8(line));
        }
    }

    @Test
    void keepsTheBytesOfALineWithNul() {
        var line = "a\0b".getBytes(StandardCharsets.UTF_8);

        assertThat(LineText.of(line).raw()).isEqualTo(line);
        assertThat(new String(LineText.of(line).text(), StandardCharsets.UTF_8)).isEqualTo("a\uFFFDb");
    }

    private static boolean isUtf8(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
        } catch (CharacterCodingException e) {
            return false;
        }
        for (var b : line) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }
}
