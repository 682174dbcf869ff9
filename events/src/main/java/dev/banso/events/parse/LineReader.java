package dev.banso.events.parse;

import dev.banso.events.Claim;
import dev.banso.events.FieldMap;
import dev.banso.events.Flag;
import dev.banso.events.Format;
import dev.banso.events.ParsedLine;
import java.util.EnumSet;

/// Finds out how a line is written and has it read so.
public final class LineReader {
    private LineReader() {}

    /// Reads one line; never throws.
    public static ParsedLine read(byte[] line) {
        var flags = EnumSet.noneOf(Flag.class);
        var fields = new FieldMap();
        var start = 0;
        if (line.length > 0 && line[0] == '<') {
            while (start < line.length && line[start] != '>') {
                start++;
            }
            start++;
        }
        KeyValueReader.read(line, Math.min(start, line.length), line.length, false, fields, flags);
        var claim = new Claim(fields.get("devid"), fields.get("vd"), fields.get("devname"));
        return new ParsedLine(Format.KEY_VALUE, fields, flags, claim, null, null);
    }
}
