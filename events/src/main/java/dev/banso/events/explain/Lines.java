package dev.banso.events.explain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The non-empty lines of a stream of bytes, whatever the bytes. LF ends a line; a CR before it belongs to the end.
final class Lines {
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(2_048);

    Lines(InputStream in) {
        this.in = in;
    }

    /// The next line that is not empty; null at the end.
    byte @Nullable [] next() throws IOException {
        line.reset();
        for (var b = in.read(); b >= 0; b = in.read()) {
            if (b != '\n') {
                line.write(b);
            } else if (!empty()) {
                return line.toByteArray();
            } else {
                line.reset();
            }
        }
        return empty() ? null : line.toByteArray();
    }

    private boolean empty() {
        return line.size() == 0 || line.size() == 1 && line.toByteArray()[0] == '\r';
    }

    /// Whether the next line would have to be waited for, as when a person types.
    boolean idle() throws IOException {
        return in.available() == 0;
    }
}
