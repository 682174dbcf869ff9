package dev.banso.events.framing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// Cuts a TCP or TLS stream into lines. Octet counting (`123 <189>…`, RFC 6587) and newline framing are told apart for
/// each message, because a relay and a firewall may use the same port. One decoder per connection; not for several threads.
///
/// A message longer than the limit is cut there and delivered; its rest is skipped and the stream goes on.
public final class FrameDecoder {
    /// FortiOS sends up to 20 KB of `rawdata` over TCP.
    public static final int DEFAULT_LIMIT = 64 * 1024;

    private static final int COUNT_DIGITS = 7;
    /// How a message can begin after its count: `<pri>`, or the body's first key, CEF or JSON. A relay's line that
    /// begins with a year (`2018 Apr 09 …`) is none.
    private static final String STARTS = "<{CdelstL";

    private enum State {
        START,
        COUNT,
        COUNT_ENDED,
        COUNTED,
        LINE
    }

    private final int limit;
    private byte[] buffer = new byte[2048];
    private int size;
    private State state = State.START;
    private long remaining;
    private boolean overflowed;
    private long oversized;

    /// A decoder with the default limit.
    public FrameDecoder() {
        this(DEFAULT_LIMIT);
    }

    /// A decoder that cuts messages at `limit` bytes.
    public FrameDecoder(int limit) {
        if (limit < 16) {
            throw new IllegalArgumentException("limit must be at least 16 bytes");
        }
        this.limit = limit;
    }

    /// Takes all bytes of the buffer and hands every complete, non-empty message over, trailing CR, LF and NUL removed.
    public void feed(ByteBuffer bytes, Consumer<byte[]> lines) {
        while (bytes.hasRemaining()) {
            switch (state) {
                case START -> start(bytes);
                case COUNT -> count(bytes.get(), lines);
                case COUNT_ENDED -> countEnded(bytes);
                case COUNTED -> counted(bytes, lines);
                case LINE -> line(bytes, lines);
            }
        }
    }

    /// The connection ended: hands over what came of an unfinished message.
    public void end(Consumer<byte[]> lines) {
        deliver(lines);
    }

    /// How many messages were longer than the limit and cut.
    public long oversized() {
        return oversized;
    }

    private void start(ByteBuffer bytes) {
        var first = bytes.get(bytes.position());
        if (Datagram.isTrailer(first)) {
            bytes.get();
        } else {
            state = first >= '1' && first <= '9' ? State.COUNT : State.LINE;
        }
    }

    /// Collects the digits of a count. Anything but digits and one space shows that it is a line that starts with a digit.
    private void count(byte b, Consumer<byte[]> lines) {
        if (b >= '0' && b <= '9' && size < COUNT_DIGITS) {
            append(b);
        } else if (b == ' ' && size > 0) {
            append(b);
            state = State.COUNT_ENDED;
        } else {
            state = State.LINE;
            if (b == '\n') {
                deliver(lines);
            } else {
                append(b);
            }
        }
    }

    private void countEnded(ByteBuffer bytes) {
        if (STARTS.indexOf(bytes.get(bytes.position())) < 0) {
            state = State.LINE;
            return;
        }
        remaining = Long.parseLong(new String(buffer, 0, size - 1, StandardCharsets.US_ASCII));
        size = 0;
        state = State.COUNTED;
    }

    private void counted(ByteBuffer bytes, Consumer<byte[]> lines) {
        var length = (int) Math.min(bytes.remaining(), remaining);
        append(bytes, length);
        remaining -= length;
        if (remaining == 0) {
            deliver(lines);
        }
    }

    private void line(ByteBuffer bytes, Consumer<byte[]> lines) {
        var end = bytes.position();
        while (end < bytes.limit() && bytes.get(end) != '\n') {
            end++;
        }
        append(bytes, end - bytes.position());
        if (bytes.hasRemaining()) {
            bytes.get();
            deliver(lines);
        }
    }

    /// Takes so many bytes into the message; what is beyond the limit is skipped.
    private void append(ByteBuffer bytes, int length) {
        var taken = Math.min(length, limit - size);
        if (size + taken > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(limit, Math.max(size + taken, size * 2)));
        }
        bytes.get(buffer, size, taken);
        size += taken;
        if (taken < length) {
            bytes.position(bytes.position() + length - taken);
            overflow();
        }
    }

    private void append(byte b) {
        if (size == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(limit, size * 2));
        }
        buffer[size++] = b;
    }

    private void overflow() {
        if (!overflowed) {
            overflowed = true;
            oversized++;
        }
    }

    private void deliver(Consumer<byte[]> lines) {
        var line = Datagram.line(buffer, 0, size);
        size = 0;
        overflowed = false;
        state = State.START;
        if (line.length > 0) {
            lines.accept(line);
        }
    }
}
