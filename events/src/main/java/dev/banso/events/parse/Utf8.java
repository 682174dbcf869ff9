package dev.banso.events.parse;

import dev.banso.events.Flag;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// The slow way for text that is not all UTF-8 (Shift_JIS file names, cut characters).
final class Utf8 {
    private Utf8() {}

    /// Decodes what is UTF-8 and writes every other byte by the given format.
    static String keepBytes(byte[] line, int from, int to, String format, Set<Flag> flags) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(line, from, to - from);
        var out = CharBuffer.allocate((to - from) * 5);
        while (in.hasRemaining()) {
            var result = decoder.decode(in, out, true);
            if (result.isError()) {
                flags.add(Flag.INVALID_UTF8);
                for (var i = 0; i < result.length(); i++) {
                    out.put(format.formatted(in.get() & 0xff));
                }
                decoder.reset();
            }
        }
        return out.flip().toString();
    }
}
