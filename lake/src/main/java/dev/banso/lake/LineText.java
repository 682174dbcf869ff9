package dev.banso.lake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A line as searchable text and, where its bytes are no text, beside it the bytes themselves.
///
/// @param text UTF-8 without NUL
/// @param raw the original; null where `text` is the original
record LineText(byte[] text, byte @Nullable [] raw) {
    static LineText of(byte[] line) {
        if (isText(line)) {
            return new LineText(line, null);
        }
        var text = new String(line, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        return new LineText(text.getBytes(StandardCharsets.UTF_8), line);
    }

    private static boolean isText(byte[] line) {
        var ascii = true;
        for (var b : line) {
            if (b == 0) {
                return false;
            }
            ascii &= b > 0;
        }
        return ascii || isUtf8(line);
    }

    private static boolean isUtf8(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
