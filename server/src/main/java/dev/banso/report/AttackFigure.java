package dev.banso.report;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import org.jspecify.annotations.Nullable;

/// An attack by the name the device gives it, with a plain explanation.
///
/// @param kind what such attacks are called in plain words
/// @param previous detections of the month before, or null where nothing is known about it
public record AttackFigure(
        ThreatClass threatClass,
        @Nullable MalwarePath path,
        String name,
        String kind,
        String explanation,
        Tally tally,
        @Nullable Long previous) {}
