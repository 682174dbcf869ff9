package dev.banso.events;

/// One step of a decision, so that a person can follow it.
///
/// @param step name of the step, from a closed list in `docs/log-sources.md`
/// @param text what was found, in English, for analysts
public record Reason(String step, String text) {}
