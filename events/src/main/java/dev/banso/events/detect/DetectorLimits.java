package dev.banso.events.detect;

import java.time.Duration;

/// Bounds of what a detector remembers and believes.
///
/// @param groupsPerCompany groups of correlations remembered for one company; beyond it the one that was quiet longest is
///     forgotten and counted
/// @param lateness how much older than the newest event of its group an event may be, beyond the timespan, and still count
public record DetectorLimits(int groupsPerCompany, Duration lateness) {
    /// What a server uses: 10,000 groups, ten minutes.
    public static final DetectorLimits DEFAULT = new DetectorLimits(10_000, Duration.ofMinutes(10));

    /// @throws IllegalArgumentException where a bound is not positive
    public DetectorLimits {
        if (groupsPerCompany < 1 || lateness.isNegative()) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
