package dev.banso.intake.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// How a device's latest line fared.
///
/// @param lastLine when it was received
/// @param processing from its receipt until it was processed; empty where that was before this was noted
/// @param ahead its own time against its receipt: positive where the device's clock is ahead, or negative where it is behind or the
///     device held the line back; empty where that was before this was noted
public record DeviceLag(UUID device, UUID company, Instant lastLine, Optional<Duration> processing, Optional<Duration> ahead, long lines,
        long bytes) {}
