package dev.banso.lake;

import dev.banso.events.MalwarePath;
import dev.banso.events.Reading;
import dev.banso.events.ThreatClass;
import org.jspecify.annotations.Nullable;

/// What of an event can be searched and shown without reading its line again. Null where the line does not say it.
///
/// @param classUid OCSF `class_uid`
/// @param type the device's log type (`utm`, `traffic`, `event`)
/// @param subtype the device's subtype (`ips`, `virus`, `forward`)
/// @param threatClass null where it is no detection
/// @param path null unless malware
/// @param blocked null where nobody knows
/// @param severity OCSF `severity_id`
/// @param srcIp source address; IPv6 in full length and lower case
/// @param srcPort source port
/// @param dstIp destination address, like `srcIp`
/// @param dstPort destination port
/// @param user user name
/// @param host site or mail host that was asked for
/// @param url address that was asked for
/// @param file file name
/// @param attack signature, anomaly or virus
/// @param subject inside host or exposed service that a detection is about
/// @param action what the device says it did
/// @param service service or protocol name
/// @param message the device's text
public record EventColumns(
        int classUid,
        @Nullable String type,
        @Nullable String subtype,
        @Nullable ThreatClass threatClass,
        @Nullable MalwarePath path,
        @Nullable Boolean blocked,
        int severity,
        @Nullable String srcIp,
        @Nullable Integer srcPort,
        @Nullable String dstIp,
        @Nullable Integer dstPort,
        @Nullable String user,
        @Nullable String host,
        @Nullable String url,
        @Nullable String file,
        @Nullable String attack,
        @Nullable String subject,
        @Nullable String action,
        @Nullable String service,
        @Nullable String message) {

    static EventColumns of(Reading reading) {
        var event = reading.event();
        var fields = reading.fields();
        return new EventColumns(
                event.classUid(),
                fields.get("type"),
                fields.get("subtype"),
                reading.threatClass(),
                reading.path(),
                reading.blocked(),
                event.severityId(),
                Addresses.canonical(event.srcIp()),
                event.srcPort(),
                Addresses.canonical(event.dstIp()),
                event.dstPort(),
                event.user(),
                event.hostname(),
                event.url(),
                event.fileName(),
                reading.attack(),
                reading.subject(),
                fields.get("action"),
                event.service(),
                event.message());
    }
}
