package dev.banso.events.parse;

import dev.banso.events.Claim;
import dev.banso.events.FieldMap;
import dev.banso.events.Flag;
import dev.banso.events.Format;
import dev.banso.events.FortiOsVersion;
import dev.banso.events.ParsedLine;
import dev.banso.events.framing.FrameDecoder;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out how a line is written and has it read so.
public final class LineReader {
    private LineReader() {}

    /// Reads one line; never throws.
    public static ParsedLine read(byte[] line) {
        var flags = EnumSet.noneOf(Flag.class);
        if (line.length >= FrameDecoder.DEFAULT_LIMIT) {
            flags.add(Flag.OVERSIZE);
        }
        var end = end(line, flags);
        var header = Header.read(line, end, flags);
        return switch (header.format()) {
            case KEY_VALUE, CSV -> keyValue(line, header, end, flags);
            case CEF -> cef(line, header, end, flags);
            case EVE -> parsed(Format.EVE, EveReader.read(line, header.body(), end, flags), header, null, flags);
            case UNKNOWN -> unknown(line, header, end, flags);
        };
    }

    /// The end of the text: without CR, LF, NUL and spaces behind it, nor the `|` that some relays add.
    private static int end(byte[] line, Set<Flag> flags) {
        var end = trimmed(line, line.length);
        if (end > 0 && line[end - 1] == '|') {
            end = trimmed(line, end - 1);
        }
        for (var i = 0; i < end; i++) {
            if (line[i] < ' ' && line[i] >= 0 && line[i] != '\t') {
                flags.add(Flag.CONTROL_CHARACTER);
                break;
            }
        }
        return end;
    }

    private static int trimmed(byte[] line, int from) {
        var end = from;
        while (end > 0 && line[end - 1] >= 0 && line[end - 1] <= ' ') {
            end--;
        }
        return end;
    }

    private static ParsedLine keyValue(byte[] line, Header header, int end, Set<Flag> flags) {
        var commas = KeyValueReader.commasSeparate(line, header.body(), end);
        var fields = KeyValueReader.read(line, header.body(), end, commas, flags);
        if (fields.containsKey("time") && !fields.containsKey("date") && fields.keySet().iterator().next().equals("time")) {
            flags.add(Flag.HEADER_MANGLED);
        }
        var logver = fields.get("logver");
        var version = logver == null ? null : FortiOsVersion.ofLogVersion(logver);
        return parsed(commas ? Format.CSV : Format.KEY_VALUE, fields, header, version, flags);
    }

    private static ParsedLine cef(byte[] line, Header header, int end, Set<Flag> flags) {
        var cef = CefReader.read(line, header.body(), end, flags);
        return parsed(Format.CEF, cef.fields(), header, cef.version(), flags);
    }

    private static ParsedLine unknown(byte[] line, Header header, int end, Set<Flag> flags) {
        flags.add(Flag.UNKNOWN_FORMAT);
        var fields = new FieldMap();
        if (header.body() < end) {
            fields.add("msg", Text.decode(line, header.body(), end, flags));
        }
        return parsed(Format.UNKNOWN, fields, header, null, flags);
    }

    private static ParsedLine parsed(
            Format format, FieldMap fields, Header header, @Nullable FortiOsVersion version, Set<Flag> flags) {
        var claim = format == Format.EVE
                ? new Claim(null, null, first(fields, "host", header.host()))
                : new Claim(
                        first(fields, "devid", fields.get("device_id")),
                        fields.get("vd"),
                        first(fields, "devname", header.host()));
        return new ParsedLine(format, fields, flags, claim, header.time(), header.clock(), version);
    }

    private static @Nullable String first(Map<String, String> fields, String key, @Nullable String otherwise) {
        var value = fields.get(key);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
