package dev.banso.events.line;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;

/// Bytes that grow, made to be filled again and again by one thread.
public final class Bytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long[] POWERS = LongStream.iterate(1, power -> power * 10).limit(19).toArray();

    private byte[] content = new byte[1024];
    private int length;

    /// Empty bytes.
    public Bytes() {}

    /// Forgets everything.
    public void clear() {
        length = 0;
    }

    /// How many there are.
    public int length() {
        return length;
    }

    /// Adds one byte.
    public void put(int value) {
        reserve(1);
        content[length++] = (byte) value;
    }

    /// Adds bytes of an array.
    public void put(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, content, length, to - from);
        length += to - from;
    }

    /// Adds text as UTF-8.
    public void put(String text) {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        put(encoded, 0, encoded.length);
    }

    /// Adds a number of at least 0 with at least so many digits.
    public void putNumber(long number, int leastDigits) {
        var digits = leastDigits;
        while (digits < POWERS.length && number >= POWERS[digits]) {
            digits++;
        }
        reserve(digits);
        var left = number;
        for (var i = digits - 1; i >= 0; i--) {
            content[length + i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += digits;
    }

    /// Whether they are exactly these.
    public boolean are(byte[] other) {
        return are(other, 0, other.length);
    }

    /// Whether they are exactly those of a part of an array.
    public boolean are(byte[] other, int from, int to) {
        return Arrays.equals(content, 0, length, other, from, to);
    }

    /// A number that is the same for the same bytes.
    public int hash() {
        var hash = (long) length;
        var at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(content, at)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 29;
        }
        for (; at < length; at++) {
            hash = hash * 31 + content[at];
        }
        return Long.hashCode(hash);
    }

    /// A copy.
    public byte[] toArray() {
        return Arrays.copyOf(content, length);
    }

    private void reserve(int more) {
        if (length + more > content.length) {
            content = Arrays.copyOf(content, Math.max(content.length * 2, length + more));
        }
    }
}
