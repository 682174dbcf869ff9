package dev.banso.events.ocsf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.banso.events.Event;
import dev.banso.events.Format;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes an event as OCSF JSON: attributes in their objects, what no attribute takes under `unmapped`.
public final class OcsfJson {
    private static final JsonFactory JSON = new JsonFactory();

    private OcsfJson() {}

    /// One object, no line breaks.
    public static String write(Event event) {
        var text = new StringWriter(2_000);
        try (var json = JSON.createGenerator(text)) {
            write(event, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// Writes the object where the generator stands.
    public static void write(Event event, JsonGenerator json) throws IOException {
        writeObject(tree(event), json);
    }

    private static Map<String, Object> tree(Event event) {
        var root = new LinkedHashMap<String, Object>();
        classification(event, root);
        var unmapped = new LinkedHashMap<String, Object>(event.fields());
        var used = new HashSet<String>();
        var attributes = Attributes.of(event.format());
        for (var attribute : attributes.names()) {
            var key = attributes.key(attribute, event.fields());
            var value = key == null ? null : event.fields().get(key);
            if (key != null && value != null) {
                used.add(key);
                put(root, Place.of(event.eventClass(), attribute), typed(attributes, attribute, value));
            }
        }
        direction(event, root);
        malware(event, root);
        hash(event, root);
        metadata(event, root);
        unmapped.keySet().removeAll(used);
        if (!unmapped.isEmpty()) {
            root.put("unmapped", unmapped);
        }
        return root;
    }

    private static Object typed(Attributes attributes, String attribute, String value) {
        if (Place.WORDS.contains(attribute)) {
            return List.of(value.split(", *"));
        }
        return attributes.integer(attribute) ? number(value) : value;
    }

    private static void classification(Event event, Map<String, Object> root) {
        var eventClass = event.eventClass();
        root.put("class_uid", eventClass.uid());
        root.put("class_name", eventClass.caption());
        root.put("category_uid", eventClass.categoryUid());
        root.put("category_name", eventClass.category());
        root.put("activity_id", event.activityId());
        root.put("activity_name", event.activityName());
        root.put("type_uid", event.typeUid());
        root.put("type_name", eventClass.caption() + ": " + event.activityName());
        root.put("severity_id", event.severityId());
        root.put("severity", Severity.name(event.severityId()));
        root.put("time", event.time().toEpochMilli());
        if (event.dispositionId() != 0 || eventClass == EventClass.DETECTION_FINDING) {
            root.put("action_id", event.actionId());
            root.put("disposition_id", event.dispositionId());
        }
        if (event.statusId() != 0) {
            root.put("status_id", event.statusId());
        }
        if (eventClass == EventClass.DETECTION_FINDING) {
            root.put("is_alert", event.alert());
            put(root, "finding_info.title", event.attack() == null ? "" : event.attack());
            var code = event.get("metadata.event_code");
            put(root, "finding_info.uid", (code == null ? event.logName() : code) + "-" + event.time().toEpochMilli());
            put(root, "finding_info.analytic.type_id", 1);
        }
    }

    private static void direction(Event event, Map<String, Object> root) {
        var place = Place.of(event.eventClass(), "connection_info.direction_id");
        if (event.srcIp() != null || event.dstIp() != null || find(root, place.replace(".direction_id", "")) != null) {
            put(root, place, event.directionId());
        }
        if (event.eventClass() == EventClass.EMAIL_ACTIVITY) {
            put(root, "direction_id", event.directionId());
        }
    }

    private static void malware(Event event, Map<String, Object> root) {
        var name = find(root, "malware.name");
        if (name != null) {
            put(root, "malware.classification_ids", List.of(MalwareClass.of(name.toString())));
        } else {
            root.remove("malware");
        }
    }

    private static void hash(Event event, Map<String, Object> root) {
        var place = Place.of(event.eventClass(), "file.hashes.value");
        var value = find(root, place);
        if (value != null) {
            var algorithm = HashAlgorithm.of(value.toString());
            put(root, place.replace(".value", ".algorithm_id"), algorithm.id());
            put(root, place.replace(".value", ".algorithm"), algorithm.caption());
        }
    }

    private static @Nullable Object find(Map<String, Object> root, String path) {
        Object found = root;
        for (var name : path.split("\\.")) {
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return found;
    }

    private static void metadata(Event event, Map<String, Object> root) {
        put(root, "metadata.version", Event.OCSF_VERSION);
        var suricata = event.format() == Format.EVE;
        put(root, "metadata.product.name", suricata ? "Suricata" : "FortiGate");
        put(root, "metadata.product.vendor_name", suricata ? "OISF" : "Fortinet");
        put(root, "metadata.log_format", event.format().code());
        if (!event.logName().isEmpty()) {
            put(root, "metadata.log_name", event.logName());
        }
        put(root, "metadata.original_time", event.originalTime());
        put(root, "metadata.logged_time", event.receivedAt().toEpochMilli());
        put(root, "metadata.profiles", List.of("host", "security_control"));
        if (event.truncated()) {
            put(root, "metadata.is_truncated", true);
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> root, String path, Object value) {
        var object = root;
        var start = 0;
        for (var dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', start)) {
            var name = path.substring(start, dot);
            object = (Map<String, Object>) object.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
            start = dot + 1;
        }
        object.put(path.substring(start), value);
    }

    private static Object number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    @SuppressWarnings("unchecked")
    private static void writeObject(Map<String, Object> object, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (var entry : object.entrySet()) {
            json.writeFieldName(entry.getKey());
            var list = Place.LISTS.contains(entry.getKey()) && entry.getValue() instanceof Map;
            if (list) {
                json.writeStartArray();
            }
            switch (entry.getValue()) {
                case Map<?, ?> inner -> writeObject((Map<String, Object>) inner, json);
                case List<?> words -> writeWords(words, json);
                case Long number -> json.writeNumber(number);
                case Integer number -> json.writeNumber(number);
                case Boolean flag -> json.writeBoolean(flag);
                default -> json.writeString(entry.getValue().toString());
            }
            if (list) {
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void writeWords(List<?> words, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (var word : words) {
            if (word instanceof Integer number) {
                json.writeNumber(number);
            } else {
                json.writeString(word.toString());
            }
        }
        json.writeEndArray();
    }
}
