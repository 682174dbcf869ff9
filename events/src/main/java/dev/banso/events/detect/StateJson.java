package dev.banso.events.detect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes a company's state as JSON and reads it back. The same state gives the same bytes.
final class StateJson {
    private static final int VERSION = 1;
    private static final JsonFactory FACTORY = new JsonFactory();

    private StateJson() {}

    static byte[] write(CompanyState state) {
        var bytes = new ByteArrayOutputStream();
        try (var json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("version", VERSION);
            json.writeArrayFieldStart("groups");
            for (var group : state.groups().entrySet()) {
                var saved = group.getValue().saved();
                json.writeStartObject();
                json.writeStringField("rule", group.getKey().correlation().toString());
                json.writeStringField("meaning", group.getValue().rule().fingerprint());
                json.writeArrayFieldStart("key");
                for (var value : group.getKey().key()) {
                    json.writeString(value);
                }
                json.writeEndArray();
                json.writeNumberField("newest", saved.newest());
                json.writeBooleanField("holds", saved.holds());
                json.writeNumberField("since", saved.since());
                json.writeNumberField("reported", saved.reported());
                json.writeNumberField("events", saved.events());
                json.writeFieldName("entries");
                group.getValue().window().write(json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// A stored group.
    record StoredGroup(
            UUID rule, String meaning, List<String> key, GroupState.Saved saved, List<?> entries) {
        /// The group as it was, in the hands of the correlation that made it.
        GroupState restored(CorrelationRule correlation) {
            var group = new GroupState(correlation);
            for (var entry : entries) {
                switch (entry) {
                    case Long time -> group.add(time, "", 0);
                    case List<?> pair when pair.get(0) instanceof Long time && pair.get(1) instanceof String value ->
                        group.add(time, value, 0);
                    case List<?> pair when pair.get(0) instanceof Long time && pair.get(1) instanceof Long position ->
                        group.add(time, "", position.intValue());
                    default -> throw new IllegalArgumentException("no entry of a window: " + entry);
                }
            }
            group.restore(saved);
            return group;
        }
    }

    /// @throws IllegalArgumentException where the bytes are no state of this version
    static List<StoredGroup> read(byte[] bytes) {
        try (var json = FACTORY.createParser(bytes)) {
            json.nextToken();
            if (value(json) instanceof Map<?, ?> root
                    && Long.valueOf(VERSION).equals(root.get("version"))
                    && root.get("groups") instanceof List<?> groups) {
                return groups.stream().map(StateJson::group).toList();
            }
            throw new IllegalArgumentException("no correlation state of version " + VERSION);
        } catch (IOException | ClassCastException e) {
            throw new IllegalArgumentException("no correlation state", e);
        }
    }

    private static StoredGroup group(@Nullable Object stored) {
        if (stored instanceof Map<?, ?> group
                && group.get("rule") instanceof String rule
                && group.get("meaning") instanceof String meaning
                && group.get("key") instanceof List<?> key
                && group.get("holds") instanceof Boolean holds
                && group.get("entries") instanceof List<?> entries) {
            var saved = new GroupState.Saved(
                    number(group, "newest"), holds, number(group, "since"), number(group, "reported"), number(group, "events"));
            return new StoredGroup(
                    UUID.fromString(rule), meaning, key.stream().map(String.class::cast).toList(), saved, entries);
        }
        throw new IllegalArgumentException("no group of a correlation state");
    }

    private static long number(Map<?, ?> group, String name) {
        if (group.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("'" + name + "' is missing in a correlation state");
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                var map = new LinkedHashMap<String, Object>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    var name = json.currentName();
                    json.nextToken();
                    map.put(name, value(json));
                }
                yield map;
            }
            case START_ARRAY -> {
                var list = new ArrayList<Object>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw new IllegalArgumentException("no correlation state");
        };
    }
}
