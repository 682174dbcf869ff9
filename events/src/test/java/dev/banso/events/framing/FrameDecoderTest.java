package dev.banso.events.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class FrameDecoderTest {
    /// Messages and how many were cut.
    private record Outcome(List<String> messages, long oversized) {}

    private static Outcome decode(int limit, byte[]... pieces) {
        var decoder = new FrameDecoder(limit);
        var messages = new ArrayList<String>();
        for (var piece : pieces) {
            decoder.feed(ByteBuffer.wrap(piece), line -> messages.add(new String(line, StandardCharsets.UTF_8)));
        }
        decoder.end(line -> messages.add(new String(line, StandardCharsets.UTF_8)));
        return new Outcome(messages, decoder.oversized());
    }

    private static byte[] part(byte[] stream, int from, int to) {
        return Arrays.copyOfRange(stream, from, to);
    }

    /// The streams of `framing.yaml`, each whole, byte by byte, and cut in two at every byte.
    @TestFactory
    Stream<DynamicTest> findsTheMessagesWhereverTheNetworkCutsTheStream() throws IOException {
        var text = Files.readString(Path.of("src/test/resources/framing.yaml"));
        var cases = (List<?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        return cases.stream().map(Map.class::cast)
                .map(entry -> DynamicTest.dynamicTest(String.valueOf(entry.get("says")), () -> findsTheMessages(entry)));
    }

    private static void findsTheMessages(Map<?, ?> entry) {
        var stream = String.valueOf(entry.get("stream")).getBytes(StandardCharsets.UTF_8);
        var limit = entry.get("limit") instanceof Integer number ? number : FrameDecoder.DEFAULT_LIMIT;
        var oversized = entry.get("oversized") instanceof Integer number ? number : 0;
        var expected = new Outcome(((List<?>) entry.get("messages")).stream().map(String::valueOf).toList(), oversized);
        var bytes = new byte[stream.length][];
        for (var at = 0; at < stream.length; at++) {
            assertThat(decode(limit, part(stream, 0, at), part(stream, at, stream.length))).as("cut at %d", at).isEqualTo(expected);
            bytes[at] = part(stream, at, at + 1);
        }
        assertThat(decode(limit, bytes)).as("byte by byte").isEqualTo(expected);
    }

    @Test
    void aMessageAsLongAsFortiOsSendsThemIsWhole() {
        var rawdata = "<189>rawdata=" + "x".repeat(20_000);
        var stream = (rawdata.length() + " " + rawdata + rawdata + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(decode(FrameDecoder.DEFAULT_LIMIT, stream)).isEqualTo(new Outcome(List.of(rawdata, rawdata), 0));
    }

    @Test
    void noLimitIsShorterThanACount() {
        assertThatThrownBy(() -> new FrameDecoder(15)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDatagramIsOneLineWithoutItsTrailer() {
        var datagram = "xx<189>date=1\r\n\0".getBytes(StandardCharsets.UTF_8);
        assertThat(Datagram.line(datagram, 2, datagram.length - 2)).asString().isEqualTo("<189>date=1");
        assertThat(Datagram.line("<189>a\n<189>b\n".getBytes(StandardCharsets.UTF_8), 0, 14)).asString().isEqualTo("<189>a\n<189>b");
        assertThat(Datagram.line(new byte[] {'\n', 0}, 0, 2)).isEmpty();
    }
}
