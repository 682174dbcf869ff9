package dev.banso.intake.search.web;

import dev.banso.lake.EventColumns;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line as the page shows it.
///
/// @param device its name; null where the viewer does not see it any more
public record SearchRow(Instant time, String company, @Nullable String device, EventColumns event, String line) {
    /// Address and port of the sender, or empty.
    public String from() {
        return endpoint(event.srcIp(), event.srcPort());
    }

    /// Address and port of the receiver, or empty.
    public String to() {
        return endpoint(event.dstIp(), event.dstPort());
    }

    private static String endpoint(@Nullable String address, @Nullable Integer port) {
        if (address == null) {
            return "";
        }
        return port == null || port == 0 ? address : address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
    }
}
