package dev.banso.events.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    private static List<String> decode(FrameDecoder decoder, String stream, int step) {
        var bytes = stream.getBytes(StandardCharsets.UTF_8);
        var lines = new ArrayList<String>();
        for (var from = 0; from < bytes.length; from += step) {
            var length = Math.min(step, bytes.length - from);
            decoder.feed(ByteBuffer.wrap(bytes, from, length), line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        }
        decoder.end(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        return lines;
    }

    private static String counted(String message) {
        return message.getBytes(StandardCharsets.UTF_8).length + " " + message;
    }

    @Test
    void decidesTheFramingForEachMessageWhateverThePiecesThatArrive() {
        var stream = counted("<189>date=1 msg=\"two\nlines\"") + "<189>date=2\n" + counted("<189>date=3 policyname=\"営業\"")
                + counted("<189>date=4\n") + "\r\n\0" + "date=5\r\n" + counted("{\"event_type\":\"flow\"}") + "<189>date=6";
        for (var step = 1; step < 40; step++) {
            assertThat(decode(new FrameDecoder(), stream, step)).containsExactly(
                    "<189>date=1 msg=\"two\nlines\"", "<189>date=2", "<189>date=3 policyname=\"営業\"", "<189>date=4",
                    "date=5", "{\"event_type\":\"flow\"}", "<189>date=6");
        }
    }

    @Test
    void takesAYearOrACounterAtTheBeginningForTextAndNotForACount() {
        var stream = "2018 Apr 09 16:03:37 host->10.0.0.1 date=1\n1,Jan 23 14:20:12,host,date=2\n42\n";
        assertThat(decode(new FrameDecoder(), stream, 7)).containsExactly(
                "2018 Apr 09 16:03:37 host->10.0.0.1 date=1", "1,Jan 23 14:20:12,host,date=2", "42");
    }

    @Test
    void cutsWhatIsTooLongAndGoesOn() {
        var decoder = new FrameDecoder(20);
        var stream = "<189>" + "a".repeat(100) + "\n<189>next\n" + counted("<189>" + "b".repeat(50)) + "<189>last\n";
        assertThat(decode(decoder, stream, 9))
                .containsExactly("<189>" + "a".repeat(15), "<189>next", "<189>" + "b".repeat(15), "<189>last");
        assertThat(decoder.oversized()).isEqualTo(2);
    }

    @Test
    void aDatagramIsOneLineWithoutItsTrailer() {
        var datagram = "xx<189>date=1\r\n\0".getBytes(StandardCharsets.UTF_8);
        assertThat(Datagram.line(datagram, 2, datagram.length - 2)).asString().isEqualTo("<189>date=1");
        assertThat(Datagram.line(new byte[] {'\n', 0}, 0, 2)).isEmpty();
    }
}
