package dev.banso.monitoring;

import java.time.Duration;

/// Which lines make one alert.
final class Grouping {
    /// An alert goes on until nothing of it was seen for this long.
    static final Duration QUIET = Duration.ofHours(24);

    private Grouping() {}
}
