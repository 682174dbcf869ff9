package dev.banso.intake;

import java.time.Instant;
import java.util.UUID;

/// A device that was silent has sent a line. Published after the end of the silence is recorded.
///
/// @param since when the silence had begun
/// @param at when the line was received
public record DeviceSpeaksAgain(UUID device, UUID company, Instant since, Instant at) {}
