package dev.banso.intake.adoption;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sender's lines on their way out of quarantine to a device.
///
/// @param sender the connection and the names that the lines bear
/// @param lines that it takes; 0 before they are counted
/// @param processed of them are with the device, or in quarantine again
/// @param quarantined of them are in quarantine again, because the device was not the company's at their time
/// @param problem why it was broken off, for whoever runs the installation; null where it was not
public record Adoption(
        UUID id,
        String sender,
        UUID company,
        UUID device,
        AdoptionState state,
        long lines,
        long processed,
        long quarantined,
        @Nullable String problem,
        Instant requestedAt,
        @Nullable Instant endedAt) {}
