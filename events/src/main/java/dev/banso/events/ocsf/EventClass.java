package dev.banso.events.ocsf;

/// The OCSF classes that lines become.
public enum EventClass {
    /// A line that fits no class.
    BASE_EVENT(0, 0, "Base Event", "Uncategorized"),
    /// A detection of the firewall: IPS, anomaly, virus and its kin.
    DETECTION_FINDING(2004, 2, "Detection Finding", "Findings"),
    /// Sign-in and sign-off of users and administrators.
    AUTHENTICATION(3002, 3, "Authentication", "Identity & Access Management"),
    /// A session that passed or was refused.
    NETWORK_ACTIVITY(4001, 4, "Network Activity", "Network Activity"),
    /// A web request that the web filter judged.
    HTTP_ACTIVITY(4002, 4, "HTTP Activity", "Network Activity"),
    /// A question to a name server or its answer.
    DNS_ACTIVITY(4003, 4, "DNS Activity", "Network Activity"),
    /// File sharing.
    SMB_ACTIVITY(4006, 4, "SMB Activity", "Network Activity"),
    /// A secure shell.
    SSH_ACTIVITY(4007, 4, "SSH Activity", "Network Activity"),
    /// A mail that the mail filter judged.
    EMAIL_ACTIVITY(4009, 4, "Email Activity", "Network Activity"),
    /// A VPN tunnel.
    TUNNEL_ACTIVITY(4014, 4, "Tunnel Activity", "Network Activity");

    private final int uid;
    private final int categoryUid;
    private final String caption;
    private final String category;

    EventClass(int uid, int categoryUid, String caption, String category) {
        this.uid = uid;
        this.categoryUid = categoryUid;
        this.caption = caption;
        this.category = category;
    }

    /// `class_uid`.
    public int uid() {
        return uid;
    }

    /// `category_uid`.
    public int categoryUid() {
        return categoryUid;
    }

    /// `class_name`.
    public String caption() {
        return caption;
    }

    /// `category_name`.
    public String category() {
        return category;
    }
}
