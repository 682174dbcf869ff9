package dev.banso.events.framing;

import java.util.Arrays;

/// A UDP datagram is one line.
public final class Datagram {
    private Datagram() {}

    /// The line without the CR, LF and NUL that senders put at its end; empty where nothing else was sent.
    public static byte[] line(byte[] datagram, int offset, int length) {
        var end = offset + length;
        while (end > offset && isTrailer(datagram[end - 1])) {
            end--;
        }
        return Arrays.copyOfRange(datagram, offset, end);
    }

    static boolean isTrailer(byte b) {
        return b == '\n' || b == '\r' || b == 0;
    }
}
