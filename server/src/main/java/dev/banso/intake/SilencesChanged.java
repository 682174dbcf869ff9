package dev.banso.intake;

/// Devices fell silent, or speak again. Published once for all of them, in the transaction that records it.
public record SilencesChanged() {}
