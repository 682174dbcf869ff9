package dev.banso.events.ocsf;

import dev.banso.events.classify.LogType;
import java.util.Locale;
import java.util.Map;

/// Class and activity of a line in OCSF's words.
///
/// @param eventClass the class
/// @param id `activity_id` within it
/// @param name `activity_name`
public record Activity(EventClass eventClass, int id, String name) {
    private static final Activity CREATE = new Activity(EventClass.DETECTION_FINDING, 1, "Create");
    private static final Activity BASE = new Activity(EventClass.BASE_EVENT, 0, "Unknown");
    private static final Activity LOGON = new Activity(EventClass.AUTHENTICATION, 1, "Logon");
    private static final Activity LOGOFF = new Activity(EventClass.AUTHENTICATION, 2, "Logoff");
    private static final Activity TRAFFIC = new Activity(EventClass.NETWORK_ACTIVITY, 6, "Traffic");
    private static final Activity OPEN = new Activity(EventClass.NETWORK_ACTIVITY, 1, "Open");
    private static final Activity CLOSE = new Activity(EventClass.NETWORK_ACTIVITY, 2, "Close");
    private static final Activity RESET = new Activity(EventClass.NETWORK_ACTIVITY, 3, "Reset");
    private static final Activity REFUSE = new Activity(EventClass.NETWORK_ACTIVITY, 5, "Refuse");
    private static final Activity HTTP = new Activity(EventClass.HTTP_ACTIVITY, 0, "Unknown");
    private static final Activity HTTP_GET = new Activity(EventClass.HTTP_ACTIVITY, 3, "Get");
    private static final Activity HTTP_POST = new Activity(EventClass.HTTP_ACTIVITY, 6, "Post");
    private static final Activity QUERY = new Activity(EventClass.DNS_ACTIVITY, 1, "Query");
    private static final Activity RESPONSE = new Activity(EventClass.DNS_ACTIVITY, 2, "Response");
    private static final Activity SCAN = new Activity(EventClass.EMAIL_ACTIVITY, 3, "Scan");
    private static final Activity SSH = new Activity(EventClass.SSH_ACTIVITY, 6, "Traffic");
    private static final Activity SMB = new Activity(EventClass.SMB_ACTIVITY, 99, "Other");
    private static final Activity TUNNEL = new Activity(EventClass.TUNNEL_ACTIVITY, 99, "Other");
    private static final Activity TUNNEL_OPEN = new Activity(EventClass.TUNNEL_ACTIVITY, 1, "Open");
    private static final Activity TUNNEL_CLOSE = new Activity(EventClass.TUNNEL_ACTIVITY, 2, "Close");

    /// The class and activity for a log, its event type and its action.
    public static Activity of(LogType type, Map<String, String> fields) {
        return switch (type.log()) {
            case "ips", "anomaly", "virus", "dlp", "waf" -> CREATE;
            case "traffic" -> traffic(fields.getOrDefault("action", fields.getOrDefault("status", "")));
            case "webfilter" -> http(fields.getOrDefault("httpmethod", ""));
            case "dns" -> type.event().endsWith("query") ? QUERY : RESPONSE;
            case "emailfilter", "spamfilter" -> SCAN;
            case "ssh" -> SSH;
            case "cifs" -> SMB;
            case "app-ctrl", "ssl", "voip", "icap", "ztna", "file-filter", "gtp" -> TRAFFIC;
            case "event" -> event(type.event(), fields);
            case "suricata" -> suricata(type.event(), fields);
            default -> BASE;
        };
    }

    private static Activity traffic(String action) {
        return switch (action) {
            case "deny", "blocked", "violation" -> REFUSE;
            case "accept", "start" -> OPEN;
            case "close", "timeout" -> CLOSE;
            case "client-rst", "server-rst" -> RESET;
            default -> TRAFFIC;
        };
    }

    private static Activity http(String method) {
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "GET" -> HTTP_GET;
            case "POST" -> HTTP_POST;
            default -> HTTP;
        };
    }

    private static Activity event(String subtype, Map<String, String> fields) {
        var action = fields.getOrDefault("action", "");
        if (action.contains("login") || action.equals("authentication") || action.equals("auth-logon")) {
            return LOGON;
        }
        if (action.equals("logout") || action.equals("auth-logout")) {
            return LOGOFF;
        }
        return switch (subtype) {
            case "user" -> LOGON;
            case "vpn" -> action.endsWith("-up") ? TUNNEL_OPEN : action.endsWith("-down") ? TUNNEL_CLOSE : TUNNEL;
            case "wad" -> TRAFFIC;
            default -> BASE;
        };
    }

    private static Activity suricata(String event, Map<String, String> fields) {
        return switch (event) {
            case "alert" -> CREATE;
            case "http" -> http(fields.getOrDefault("http.http_method", ""));
            case "dns" -> fields.getOrDefault("dns.type", "").startsWith("answer")
                    || fields.getOrDefault("dns.type", "").equals("response") ? RESPONSE : QUERY;
            case "smtp" -> SCAN;
            case "ssh" -> SSH;
            case "smb" -> SMB;
            case "flow", "netflow", "tls", "anomaly", "fileinfo", "ftp", "krb5", "mqtt", "sip", "snmp", "dhcp", "drop" -> TRAFFIC;
            default -> BASE;
        };
    }
}
