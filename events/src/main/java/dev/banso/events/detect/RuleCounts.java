package dev.banso.events.detect;

/// How often a rule was asked and answered since the detector was made. A rule that is loaded, but never evaluated, sees no
/// events of its log source.
///
/// @param evaluated events of which the rule was asked (or that were counted into the correlation)
/// @param matched events that matched, filtered ones included; for a correlation how often it began to hold
/// @param suppressed matches that a filter excluded
/// @param exhausted events on which a regular expression took too many steps, so that the rule counts as not matching
public record RuleCounts(RuleDescription rule, long evaluated, long matched, long suppressed, long exhausted) {}
