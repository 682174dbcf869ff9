package dev.banso.events;

import dev.banso.events.parse.LineReader;

/// Takes a line apart. Never throws, whatever the bytes; what is odd is flagged, what came before it is kept.
public final class LineParser {
    private LineParser() {}

    /// Reads one line, framing removed (trailing CR, LF and NUL may remain).
    public static ParsedLine parse(byte[] line) {
        return LineReader.read(line);
    }
}
