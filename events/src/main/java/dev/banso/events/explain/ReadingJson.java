package dev.banso.events.explain;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.banso.events.Flag;
import dev.banso.events.Reading;
import dev.banso.events.ocsf.OcsfJson;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Writes readings as JSON objects, one a line, in UTF-8.
final class ReadingJson implements AutoCloseable {
    private final JsonGenerator json;
    private boolean any;

    ReadingJson(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    void write(Reading reading) throws IOException {
        any = true;
        json.writeStartObject();
        fields(reading);
        json.writeFieldName("event");
        OcsfJson.write(reading.event(), json);
        string("class", reading.threatClass() == null ? null : reading.threatClass().code());
        string("path", reading.path() == null ? null : reading.path().code());
        json.writeFieldName("blocked");
        if (reading.blocked() == null) {
            json.writeNull();
        } else {
            json.writeBoolean(reading.blocked());
        }
        string("time", reading.time().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        string("device", reading.device());
        json.writeArrayFieldStart("flags");
        for (Flag flag : reading.flags()) {
            json.writeString(flag.code());
        }
        json.writeEndArray();
        reasons(reading);
        json.writeEndObject();
    }

    private void fields(Reading reading) throws IOException {
        json.writeObjectFieldStart("fields");
        for (var field : reading.fields().entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
        }
        json.writeEndObject();
    }

    private void reasons(Reading reading) throws IOException {
        json.writeArrayFieldStart("reasons");
        for (var reason : reading.reasons()) {
            json.writeStartObject();
            json.writeStringField("step", reason.step());
            json.writeStringField("text", reason.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void string(String name, @Nullable String value) throws IOException {
        json.writeStringField(name, value);
    }

    void flush() throws IOException {
        json.flush();
    }

    @Override
    public void close() throws IOException {
        if (any) {
            json.writeRaw('\n');
        }
        json.close();
    }
}
