package dev.banso.events.classify;

import dev.banso.events.DeviceProfile;
import dev.banso.events.Format;
import java.util.Map;

/// Which way a session goes, seen from the company.
public final class Direction {
    private Direction() {}

    /// OCSF's `connection_info.direction_id`: 0 unknown, 1 inbound, 2 outbound, 3 lateral.
    public static int of(Format format, Map<String, String> fields, DeviceProfile profile) {
        var sides = new Sides(format, fields, profile);
        var source = sides.source();
        var destination = sides.destination();
        if (source.external() && destination.internal()) {
            return 1;
        }
        if (source.internal()) {
            return destination.external() ? 2 : destination.internal() ? 3 : 0;
        }
        return 0;
    }
}
