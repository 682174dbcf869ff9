package dev.banso.events.detect;

import java.util.List;

/// What the rules say about one event.
///
/// @param found to be acted upon
/// @param suppressed would have been found, but a filter of the company excludes it
public record Matches(List<RuleMatch> found, List<RuleMatch> suppressed) {
    /// No rule matched.
    public static final Matches NONE = new Matches(List.of(), List.of());
}
