package dev.banso.events.parse;

import dev.banso.events.FieldMap;
import dev.banso.events.Flag;
import dev.banso.events.FortiOsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads CEF, with its header or without, back into FortiGate's own keys. A value ends where ` key=` follows;
/// senders escape `=` in values, so text in a value makes no key.
final class CefReader {
    private static final int HEADER_PARTS = 7;

    private final byte[] line;
    private final int end;
    private final Set<Flag> flags;
    private final FieldMap written = new FieldMap();
    private final FieldMap fields = new FieldMap();
    private @Nullable FortiOsVersion version;
    private int at;

    private CefReader(byte[] line, int from, int end, Set<Flag> flags) {
        this.line = line;
        this.at = from;
        this.end = end;
        this.flags = flags;
    }

    /// What came out of a line.
    ///
    /// @param fields under FortiGate's keys
    /// @param version from the header
    record Result(FieldMap fields, @Nullable FortiOsVersion version) {}

    static Result read(byte[] line, int from, int end, Set<Flag> flags) {
        var reader = new CefReader(line, from, end, flags);
        var header = reader.header();
        reader.extension();
        if (!header.isEmpty()) {
            reader.addFromHeader(header);
        }
        return new Result(reader.fields, reader.version);
    }

    /// The parts of `CEF:0|vendor|product|version|signature|name|severity|`; empty and flagged where there is none.
    private List<String> header() {
        var parts = new ArrayList<String>();
        var start = at;
        var i = at;
        while (i < end && parts.size() < HEADER_PARTS) {
            if (line[i] == '\\') {
                i++;
            } else if (line[i] == '|') {
                parts.add(Text.decode(line, start, i, flags));
                start = i + 1;
            } else if (line[i] == '=' && parts.size() < 2) {
                break;
            }
            i++;
        }
        if (parts.size() < 2) {
            flags.add(Flag.CEF_HEADER_MISSING);
            return List.of();
        }
        if (!parts.getFirst().startsWith("CEF")) {
            flags.add(Flag.CEF_HEADER_MISSING);
        }
        at = start;
        return parts;
    }

    private void addFromHeader(List<String> parts) {
        if (parts.size() < HEADER_PARTS) {
            flags.add(Flag.TRUNCATED);
        }
        version = parts.size() > 3 ? FortiOsVersion.parse(parts.get(3)) : null;
        if (parts.size() > 5) {
            addType(parts.get(5).strip().split(" ", 2)[0]);
        }
    }

    /// Splits `utm:ips`, in `cat` or at the beginning of the header's name, into type and subtype.
    private void addType(String text) {
        var colon = text.indexOf(':');
        if (colon > 0) {
            fields.add("type", text.substring(0, colon));
            fields.add("subtype", text.substring(colon + 1));
        }
    }

    private void extension() {
        var all = new ArrayList<Pair>();
        while (nextKey() && all.size() < Short.MAX_VALUE) {
            var start = at;
            while (line[at] != '=') {
                at++;
            }
            all.add(new Pair(Text.key(line, start, at++), value()));
        }
        all.forEach(pair -> written.add(pair.key, pair.value));
        for (var pair : all) {
            add(pair.key, pair.value);
        }
    }

    private record Pair(String key, String value) {}

    /// Moves to the next key; text before it is no part of the format.
    private boolean nextKey() {
        while (at < end) {
            at = Header.skipSpace(line, at, end);
            if (keyAt(at)) {
                return true;
            }
            if (at < end) {
                flags.add(Flag.STRAY_TEXT);
            }
            while (at < end && line[at] != ' ') {
                at++;
            }
        }
        return false;
    }

    private boolean keyAt(int position) {
        var i = position;
        while (i < end && Text.isKeyByte(line[i])) {
            i++;
        }
        return i > position && i < end && line[i] == '=';
    }

    private String value() {
        var start = at;
        while (at < end && !(line[at] == ' ' && keyAt(at + 1))) {
            at++;
        }
        var close = at;
        while (close > start && line[close - 1] == ' ') {
            close--;
        }
        if (close - start >= 2 && line[start] == '"' && line[close - 1] == '"') {
            return unescape(start + 1, close - 1);
        }
        return unescape(start, close);
    }

    private String unescape(int from, int to) {
        var plain = new byte[to - from];
        var length = 0;
        for (var i = from; i < to; i++) {
            if (line[i] != '\\' || i + 1 == to) {
                plain[length++] = line[i];
                continue;
            }
            switch (line[i + 1]) {
                case '\\', '=', '|', '/', '"' -> plain[length++] = line[++i];
                case 'n' -> {
                    plain[length++] = '\n';
                    i++;
                }
                case 'r' -> {
                    plain[length++] = '\r';
                    i++;
                }
                default -> plain[length++] = line[i];
            }
        }
        return Text.decode(plain, 0, length, flags);
    }

    private void add(String key, String value) {
        if (CefKeys.custom(key)) {
            put(CefKeys.SHIPPED.labelled(key, written.get(key + "Label")), value);
        } else if (key.endsWith("Label") && CefKeys.custom(key.substring(0, key.length() - 5))) {
            return;
        } else if (key.equals("cat")) {
            category(value);
        } else if (key.equals("deviceDirection")) {
            put("direction", value.equals("0") ? "incoming" : value.equals("1") ? "outgoing" : value);
        } else if (key.equals("dhost")) {
            put("traffic".equals(fields.get("type")) ? "dstname" : "hostname", value);
        } else {
            put(CefKeys.SHIPPED.fortiGate(key, fields), value);
        }
    }

    /// FortiOS writes `cat=utm:ips`; FortiAnalyzer `cat=utm`, and again `cat=52` for the site's category.
    private void category(String value) {
        if (value.indexOf(':') > 0) {
            addType(value);
        } else if (!value.isEmpty() && Character.isLetter(value.charAt(0))) {
            put("type", value);
        } else {
            put("cat", value);
        }
    }

    private void put(String key, String value) {
        if (!fields.add(key, value) && !value.equals(fields.get(key))) {
            flags.add(Flag.DUPLICATE_KEY);
        }
    }
}
