package dev.banso.lake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A line as searchable text and, where its bytes are no text, beside it the bytes themselves.
///
/// @param text UTF-8 without NUL; null where the line is stored otherwise
/// @param raw the original; null where `text` is the original
record LineText(byte @Nullable [] text, byte @Nullable [] raw) {
    /// No line: it comes back from its shape and values.
    static final LineText ELSEWHERE = new LineText(null, null);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    static LineText of(byte[] line) {
        if (isText(line)) {
            return new LineText(line, null);
        }
        var text = new String(line, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        return new LineText(text.getBytes(StandardCharsets.UTF_8), line);
    }

    /// UTF-8 by RFC 3629 (no overlong forms, no surrogates, nothing above U+10FFFF) and no NUL.
    private static boolean isText(byte[] line) {
        for (var at = 0; at < line.length; ) {
            if (at + Long.BYTES <= line.length && isPlain((long) LONGS.get(line, at))) {
                at += Long.BYTES;
            } else {
                var length = length(line, at);
                if (length == 0) {
                    return false;
                }
                at += length;
            }
        }
        return true;
    }

    /// Whether eight bytes are all ASCII and none is NUL: then neither they nor they less one have their highest bit set.
    private static boolean isPlain(long bytes) {
        return ((bytes | bytes - ONES) & HIGHEST_BITS) == 0;
    }

    /// The bytes of the character at a position; 0 where there is none.
    private static int length(byte[] line, int at) {
        var first = line[at] & 255;
        if (first < 0x80) {
            return first == 0 ? 0 : 1;
        }
        var length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > line.length) {
            return 0;
        }
        var second = line[at + 1] & 255;
        var least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        var greatest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > greatest) {
            return 0;
        }
        for (var i = at + 2; i < at + length; i++) {
            if ((line[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
