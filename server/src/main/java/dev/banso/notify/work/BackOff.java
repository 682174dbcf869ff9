package dev.banso.notify.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How long to wait between two attempts. After the last wait, some three days in all, it is given up.
public final class BackOff {
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30),
            Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(8), Duration.ofHours(16),
            Duration.ofHours(24), Duration.ofHours(24));

    private BackOff() {}

    /// The wait after that many attempts that failed, or empty: give up.
    public static Optional<Duration> after(int attempts) {
        return attempts <= WAITS.size() ? Optional.of(WAITS.get(attempts - 1)) : Optional.empty();
    }
}
