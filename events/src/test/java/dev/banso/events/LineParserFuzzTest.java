package dev.banso.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.banso.events.framing.FrameDecoder;
import java.nio.ByteBuffer;
import java.time.Instant;

/// Runs over the seeds of `LineParserFuzzTestInputs` in every build; with `JAZZER_FUZZ=1` and one of its tests it searches on,
/// guided by the coverage of our own code: `JAZZER_FUZZ=1 mvn -pl events -am test -Dtest='LineParserFuzzTest#never*'
/// -Dsurefire.failIfNoSpecifiedTests=false`.
class LineParserFuzzTest {
    private static final Instant NOW = Instant.parse("2020-11-03T03:00:00Z");

    @FuzzTest
    void neverThrowsWhateverTheBytes(byte[] line) {
        var reading = EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, NOW);
        assertThat(reading.event().toJson()).startsWith("{").endsWith("}");
        assertThat(reading.time()).isNotNull();
    }

    @FuzzTest
    void framesTheSameWhateverThePieces(byte[] stream) {
        var whole = new StringBuilder();
        var pieces = new StringBuilder();
        var decoder = new FrameDecoder(64);
        decoder.feed(ByteBuffer.wrap(stream), line -> whole.append(java.util.HexFormat.of().formatHex(line)).append(' '));
        var other = new FrameDecoder(64);
        for (var b : stream) {
            other.feed(ByteBuffer.wrap(new byte[] {b}), line -> pieces.append(java.util.HexFormat.of().formatHex(line)).append(' '));
        }
        assertThat(pieces).hasToString(whole.toString());
    }
}
