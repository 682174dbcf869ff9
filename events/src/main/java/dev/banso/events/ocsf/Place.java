package dev.banso.events.ocsf;

import java.util.Set;

/// Where an attribute stands in the JSON of a class: OCSF puts the same thing under different objects.
final class Place {
    /// Objects that OCSF holds in lists; ours have one member.
    static final Set<String> LISTS = Set.of("evidences", "malware", "answers", "hashes", "groups");

    /// Attributes that are lists of words.
    static final Set<String> WORDS = Set.of("email.to", "email.cc");

    /// What is evidence in a finding, and not its subject.
    private static final Set<String> EVIDENCE = Set.of(
            "src_endpoint", "dst_endpoint", "connection_info", "url", "http_request", "query", "answers", "email", "file");

    private Place() {}

    /// The path of an attribute in an event of this class.
    static String of(EventClass eventClass, String attribute) {
        var dot = attribute.indexOf('.');
        var object = dot < 0 ? attribute : attribute.substring(0, dot);
        if (object.equals("user")) {
            return eventClass == EventClass.AUTHENTICATION || eventClass == EventClass.TUNNEL_ACTIVITY
                    ? attribute
                    : "actor." + attribute;
        }
        return switch (eventClass) {
            case DETECTION_FINDING -> EVIDENCE.contains(object) ? "evidences." + attribute : attribute;
            case HTTP_ACTIVITY -> object.equals("url") ? "http_request." + attribute : attribute;
            case BASE_EVENT, AUTHENTICATION, NETWORK_ACTIVITY, DNS_ACTIVITY, SMB_ACTIVITY, SSH_ACTIVITY, EMAIL_ACTIVITY,
                    TUNNEL_ACTIVITY -> attribute;
        };
    }
}
