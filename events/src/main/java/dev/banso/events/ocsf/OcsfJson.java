package dev.banso.events.ocsf;

import dev.banso.events.Event;

/// Writes an event as OCSF JSON.
public final class OcsfJson {
    private OcsfJson() {}

    /// One object, no line breaks.
    public static String write(Event event) {
        return "{\"class_uid\":" + event.classUid() + "}";
    }
}
