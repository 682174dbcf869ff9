package dev.banso.clock;

import java.time.Instant;

/// The movable clock was moved on; whoever waits for a time looks again.
public record ClockMoved(Instant to) {}
