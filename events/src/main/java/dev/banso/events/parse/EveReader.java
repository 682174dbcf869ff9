package dev.banso.events.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.banso.events.FieldMap;
import dev.banso.events.Flag;
import java.io.IOException;
import java.util.Set;

/// Reads one JSON object into fields with dotted names: `alert.signature`, `dns.queries.0.rrname`. A list of plain values
/// becomes one value, joined by commas.
final class EveReader {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final JsonParser parser;
    private final FieldMap fields = new FieldMap();
    private final Set<Flag> flags;

    private EveReader(JsonParser parser, Set<Flag> flags) {
        this.parser = parser;
        this.flags = flags;
    }

    static FieldMap read(byte[] line, int from, int end, Set<Flag> flags) {
        var text = Text.decode(line, from, end, "\\\\x%02x", flags);
        try (var parser = JSON.createParser(text)) {
            var reader = new EveReader(parser, flags);
            reader.read();
            return reader.fields;
        } catch (IOException e) {
            throw new IllegalStateException("text in memory cannot fail to open", e);
        }
    }

    private void read() {
        try {
            parser.nextToken();
            object("");
            if (parser.nextToken() != null) {
                flags.add(Flag.STRAY_TEXT);
            }
        } catch (JsonEOFException e) {
            flags.add(Flag.TRUNCATED);
        } catch (IOException e) {
            flags.add(Flag.STRAY_TEXT);
        }
    }

    private void object(String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var key = prefix + parser.currentName();
            value(key, parser.nextToken());
        }
    }

    private void value(String key, JsonToken token) throws IOException {
        switch (token) {
            case START_OBJECT -> object(key + ".");
            case START_ARRAY -> array(key);
            case VALUE_NULL -> {}
            default -> add(key, parser.getText());
        }
    }

    private void array(String key) throws IOException {
        var plain = new StringBuilder();
        var position = 0;
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken(), position++) {
            if (token == null) {
                return;
            }
            if (token.isScalarValue()) {
                plain.append(plain.isEmpty() ? "" : ",").append(parser.getText());
            } else {
                value(key + "." + position, token);
            }
        }
        if (!plain.isEmpty()) {
            add(key, plain.toString());
        }
    }

    private void add(String key, String value) {
        if (!fields.full() && !fields.add(paired(key), paired(value))) {
            flags.add(Flag.DUPLICATE_KEY);
        }
    }

    /// JSON can escape half a surrogate pair, which no UTF-8 can hold; it is kept as the escape that stood there.
    private String paired(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        var whole = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                flags.add(Flag.INVALID_UTF8);
                whole.append("\\u%04x".formatted(point));
            } else {
                whole.appendCodePoint(point);
            }
        });
        return whole.toString();
    }
}
