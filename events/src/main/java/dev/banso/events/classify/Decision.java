package dev.banso.events.classify;

import dev.banso.events.MalwarePath;
import dev.banso.events.Reason;
import dev.banso.events.ThreatClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a line was found to be.
///
/// @param threatClass null where it is no detection
/// @param path null unless malware
/// @param subject inside host or exposed service; null where it is no detection or has no address
/// @param reasons the steps
public record Decision(
        @Nullable ThreatClass threatClass,
        @Nullable MalwarePath path,
        @Nullable String subject,
        List<Reason> reasons) {

    /// OCSF's `connection_info.direction_id`: 0 unknown, 1 inbound, 2 outbound, 3 lateral.
    public int directionId() {
        return threatClass == null ? 0 : switch (threatClass) {
            case INBOUND -> 1;
            case OUTBOUND -> 2;
            case LATERAL -> 3;
            case MALWARE, BLOCKED_SITE, ENDPOINT, REVIEW -> 0;
        };
    }

    /// Whether the line is a detection of any class.
    public boolean detection() {
        return threatClass != null;
    }
}
