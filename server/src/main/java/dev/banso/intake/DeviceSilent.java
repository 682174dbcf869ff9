package dev.banso.intake;

import java.time.Instant;
import java.util.UUID;

/// A device has said nothing for longer than its limit. Published after the silence is recorded.
///
/// @param since when its last line was received
public record DeviceSilent(UUID device, UUID company, Instant since) {}
