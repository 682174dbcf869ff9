package dev.banso.events;

/// The classes of the report's tables 31 and 32, and the two that need no place there.
public enum ThreatClass {
    /// 外→内: an attack from the internet on the inside network.
    INBOUND("inbound", true),
    /// 内→外: an inside machine talks to an attacker, or attacks.
    OUTBOUND("outbound", true),
    /// Inside machine against inside machine; kept apart, not counted.
    LATERAL("lateral", false),
    /// Malware entering by mail, web or another way.
    MALWARE("malware", true),
    /// A site that the web filter refused; table 32, counted apart where the service provides it.
    BLOCKED_SITE("blocked-site", false),
    /// An alert of software on an inside machine; table 32, counted apart where the service provides it.
    ENDPOINT("endpoint", false),
    /// A detection that nobody can class from the line alone; an analyst does, then it counts.
    REVIEW("review", false);

    private final String code;
    private final boolean counted;

    ThreatClass(String code, boolean counted) {
        this.code = code;
        this.counted = counted;
    }

    /// The spelling used in files, pages and `explain`.
    public String code() {
        return code;
    }

    /// Whether a line of this class is a detection of tables 30 to 36.
    public boolean counted() {
        return counted;
    }
}
