package dev.banso.intake.device;

import java.time.Instant;
import java.util.UUID;

/// What came from a device over its connection.
///
/// @param firstLine when the first line was received
/// @param lastLine when the latest line was received
public record DeviceSign(UUID device, UUID company, Instant firstLine, Instant lastLine, long lines, long bytes) {}
