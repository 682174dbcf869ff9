package dev.banso.events;

import dev.banso.events.classify.Direction;
import dev.banso.events.ocsf.Activity;
import dev.banso.events.ocsf.Attributes;
import dev.banso.events.ocsf.EventClass;
import dev.banso.events.ocsf.OcsfJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event in the words of OCSF 1.8. Flat and cheap: the decided numbers are stored, everything else is looked up in the
/// device's own fields by the mapping in `ocsf/*.yaml` when somebody asks.
public final class Event {
    /// The OCSF version of all events.
    public static final String OCSF_VERSION = "1.8.0";

    private final Map<String, String> fields;
    private final Format format;
    private final Activity activity;
    private final Outcome outcome;
    private final OffsetDateTime time;
    private final Instant receivedAt;
    private final DeviceProfile profile;

    /// What was decided about an event; numbers are OCSF's.
    ///
    /// @param logName log as the device names it: `ips`, `traffic`, `suricata`; empty where unknown
    /// @param severityId 0 unknown, 1 informational … 6 fatal
    /// @param actionId 0 unknown, 1 allowed, 2 denied, 3 observed, 4 modified
    /// @param dispositionId 0 unknown, 1 allowed, 2 blocked, 6 dropped, 15 detected, 17 logged, 21 reset …
    /// @param directionId of the attack: 0 unknown or none, 1 inbound, 2 outbound, 3 lateral
    /// @param attack name of signature, anomaly or virus
    /// @param subject inside host or exposed service
    /// @param alert whether the line is a detection
    /// @param truncated whether the line was cut
    record Outcome(
            String logName,
            int severityId,
            int actionId,
            int dispositionId,
            int directionId,
            @Nullable String attack,
            @Nullable String subject,
            boolean alert,
            boolean truncated) {}

    /// Made by [EventReader] alone.
    Event(ParsedLine line, Activity activity, Outcome outcome, OffsetDateTime time, Instant receivedAt, DeviceProfile profile) {
        this.fields = line.fields();
        this.format = line.format();
        this.activity = activity;
        this.outcome = outcome;
        this.time = time;
        this.receivedAt = receivedAt;
        this.profile = profile;
    }

    /// OCSF class, for example [EventClass#DETECTION_FINDING] (2004).
    public EventClass eventClass() {
        return activity.eventClass();
    }

    /// `class_uid`.
    public int classUid() {
        return eventClass().uid();
    }

    /// `activity_id`.
    public int activityId() {
        return activity.id();
    }

    /// `activity_name`.
    public String activityName() {
        return activity.name();
    }

    /// `type_uid`: class × 100 + activity.
    public int typeUid() {
        return classUid() * 100 + activityId();
    }

    /// `severity_id`: 0 unknown, 1 informational, 2 low, 3 medium, 4 high, 5 critical, 6 fatal.
    public int severityId() {
        return outcome.severityId();
    }

    /// `action_id`: 0 unknown, 1 allowed, 2 denied, 3 observed, 4 modified.
    public int actionId() {
        return outcome.actionId();
    }

    /// `disposition_id`.
    public int dispositionId() {
        return outcome.dispositionId();
    }

    /// `connection_info.direction_id`: 0 unknown, 1 inbound, 2 outbound, 3 lateral. Of an attack the way that it goes, of
    /// everything else the way of the session.
    public int directionId() {
        return outcome.directionId() != 0 ? outcome.directionId() : Direction.of(format, fields, profile);
    }

    /// `status_id` of sign-ins and tunnels: 0 unknown, 1 success, 2 failure.
    public int statusId() {
        return switch (fields.getOrDefault("status", "")) {
            case "success" -> 1;
            case "failed", "failure", "negotiate_error", "dpd_failure" -> 2;
            default -> fields.getOrDefault("action", "").endsWith("-fail") ? 2 : 0;
        };
    }

    /// `is_alert`: whether the line is a detection of any class.
    public boolean alert() {
        return outcome.alert();
    }

    /// Log as the device names it: `ips`, `traffic`, `suricata`; empty where unknown.
    public String logName() {
        return outcome.logName();
    }

    /// `metadata.is_truncated`.
    public boolean truncated() {
        return outcome.truncated();
    }

    /// When it happened.
    public Instant time() {
        return time.toInstant();
    }

    /// `metadata.original_time`: the time as the device wrote it, else as it was read.
    public String originalTime() {
        var written = fields.get("eventtime");
        if (written == null) {
            written = fields.get("timestamp");
        }
        if (written == null && fields.containsKey("date")) {
            written = fields.get("date") + " " + fields.getOrDefault("time", "");
        }
        return written == null ? time.toString() : written;
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
            case "category_uid" -> Integer.toString(eventClass().categoryUid());
            case "activity_id" -> Integer.toString(activityId());
            case "type_uid" -> Integer.toString(typeUid());
            case "severity_id" -> Integer.toString(severityId());
            case "action_id" -> Integer.toString(actionId());
            case "disposition_id" -> Integer.toString(dispositionId());
            case "connection_info.direction_id" -> Integer.toString(directionId());
            case "time" -> Long.toString(time().toEpochMilli());
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
            port = 10 * port + digit;
        }
        return port > 65_535 ? null : port;
    }
}
