package dev.banso.events.detect;

/// What a detector did and what it had to leave out, since it was made.
///
/// @param events events asked about
/// @param late events too old for their group's window; correlations did not count them
/// @param ungrouped events without a value for a correlation's `group-by` or counted field; it did not count them
/// @param future events later than their receipt; correlations did not count them, so that a wrong clock cannot blind them
/// @param forgottenGroups groups dropped because a company had more than the limit
/// @param discardedStates groups dropped because their correlation is gone or means something else now
public record DetectorCounts(
        long events, long late, long ungrouped, long future, long forgottenGroups, long discardedStates) {}
