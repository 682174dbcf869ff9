package dev.banso.intake;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// The lines of these companies' detections that were received before a time have ended; no report counts them any more.
/// Who keeps copies of such lines deletes them. Published in the system's scope after the lake has forgotten them; again
/// every day.
public record DetectionLinesEnded(Set<UUID> companies, Instant before) {}
