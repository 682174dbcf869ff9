package dev.banso.events;

import dev.banso.events.ocsf.Attributes;
import dev.banso.events.ocsf.EventClass;
import dev.banso.events.ocsf.OcsfJson;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event in the words of OCSF 1.8. Flat and cheap: the decided numbers are stored, everything else is looked up in the
/// device's own fields by the mapping in `ocsf/*.yaml` when somebody asks.
public final class Event {
    /// The OCSF version of all events.
    public static final String OCSF_VERSION = "1.8.0";

    private final Map<String, String> fields;
    private final Format format;
    private final EventClass eventClass;
    private final Outcome outcome;
    private final Instant time;
    private final Instant receivedAt;

    /// What was decided about an event; numbers are OCSF's.
    ///
    /// @param activityId activity within the class
    /// @param severityId 0 unknown, 1 informational … 6 fatal
    /// @param actionId 0 unknown, 1 allowed, 2 denied, 3 observed, 99 other
    /// @param dispositionId 0 unknown, 1 allowed, 2 blocked, 6 dropped, 15 detected, 17 logged, 21 reset …
    /// @param directionId 0 unknown, 1 inbound, 2 outbound, 3 lateral
    /// @param attack name of signature, anomaly or virus
    /// @param subject inside host or exposed service
    public record Outcome(
            int activityId,
            int severityId,
            int actionId,
            int dispositionId,
            int directionId,
            @Nullable String attack,
            @Nullable String subject) {}

    /// Made by [EventReader] alone.
    Event(
            Map<String, String> fields,
            Format format,
            EventClass eventClass,
            Outcome outcome,
            Instant time,
            Instant receivedAt) {
        this.fields = fields;
        this.format = format;
        this.eventClass = eventClass;
        this.outcome = outcome;
        this.time = time;
        this.receivedAt = receivedAt;
    }

    /// OCSF class, for example [EventClass#DETECTION_FINDING] (2004).
    public EventClass eventClass() {
        return eventClass;
    }

    /// `class_uid`.
    public int classUid() {
        return eventClass.uid();
    }

    /// `activity_id`.
    public int activityId() {
        return outcome.activityId();
    }

    /// `type_uid`: class × 100 + activity.
    public int typeUid() {
        return eventClass.uid() * 100 + outcome.activityId();
    }

    /// `severity_id`: 0 unknown, 1 informational, 2 low, 3 medium, 4 high, 5 critical, 6 fatal.
    public int severityId() {
        return outcome.severityId();
    }

    /// `action_id`: 0 unknown, 1 allowed, 2 denied, 3 observed, 99 other.
    public int actionId() {
        return outcome.actionId();
    }

    /// `disposition_id`.
    public int dispositionId() {
        return outcome.dispositionId();
    }

    /// `connection_info.direction_id`: 0 unknown, 1 inbound, 2 outbound, 3 lateral.
    public int directionId() {
        return outcome.directionId();
    }

    /// When it happened.
    public Instant time() {
        return time;
    }

    /// When it came.
    public Instant receivedAt() {
        return receivedAt;
    }

    /// See [Reading#attack()].
    public @Nullable String attack() {
        return outcome.attack();
    }

    /// See [Reading#subject()].
    public @Nullable String subject() {
        return outcome.subject();
    }

    /// `src_endpoint.ip`, as written.
    public @Nullable String srcIp() {
        return get("src_endpoint.ip");
    }

    /// `src_endpoint.port`; null where there is none.
    public @Nullable Integer srcPort() {
        return port(get("src_endpoint.port"));
    }

    /// `src_endpoint.interface_name`.
    public @Nullable String srcInterface() {
        return get("src_endpoint.interface_name");
    }

    /// `dst_endpoint.ip`, as written.
    public @Nullable String dstIp() {
        return get("dst_endpoint.ip");
    }

    /// `dst_endpoint.port`; null where there is none.
    public @Nullable Integer dstPort() {
        return port(get("dst_endpoint.port"));
    }

    /// `dst_endpoint.interface_name`.
    public @Nullable String dstInterface() {
        return get("dst_endpoint.interface_name");
    }

    /// `user.name`.
    public @Nullable String user() {
        return get("user.name");
    }

    /// `url.hostname`: the site or mail host that was asked for.
    public @Nullable String hostname() {
        return get("url.hostname");
    }

    /// `url.url_string`.
    public @Nullable String url() {
        return get("url.url_string");
    }

    /// `file.name`.
    public @Nullable String fileName() {
        return get("file.name");
    }

    /// The service as the device names it (`HTTPS`, `tcp/4444`).
    public @Nullable String service() {
        return get("dst_endpoint.svc_name");
    }

    /// `connection_info.protocol_num`, or Suricata's protocol name.
    public @Nullable String protocol() {
        return get("connection_info.protocol_num");
    }

    /// `message`.
    public @Nullable String message() {
        return get("message");
    }

    /// Any attribute by its OCSF path, whatever object the class puts it under: `src_endpoint.ip`, `class_uid`,
    /// `finding_info.title`, `malware.name`. Null where the event has none.
    public @Nullable String get(String attribute) {
        return switch (attribute) {
            case "class_uid" -> Integer.toString(classUid());
            case "category_uid" -> Integer.toString(eventClass.categoryUid());
            case "activity_id" -> Integer.toString(activityId());
            case "type_uid" -> Integer.toString(typeUid());
            case "severity_id" -> Integer.toString(severityId());
            case "action_id" -> Integer.toString(actionId());
            case "disposition_id" -> Integer.toString(dispositionId());
            case "connection_info.direction_id" -> Integer.toString(directionId());
            case "time" -> Long.toString(time.toEpochMilli());
            default -> Attributes.of(format).get(attribute, fields);
        };
    }

    /// The device's own fields that the event was made from.
    public Map<String, String> fields() {
        return fields;
    }

    /// How the line was written.
    public Format format() {
        return format;
    }

    /// The event as OCSF JSON, one object.
    public String toJson() {
        return OcsfJson.write(this);
    }

    private static @Nullable Integer port(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 5) {
            return null;
        }
        var port = 0;
        for (var i = 0; i < text.length(); i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            port = port * 10 + digit;
        }
        return port > 65535 ? null : port;
    }
}
