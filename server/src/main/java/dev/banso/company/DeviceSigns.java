package dev.banso.company;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Signs of life, implemented by the capability that receives the lines.
public interface DeviceSigns {
    /// When the first line of the device was received, or empty where none was yet.
    Optional<Instant> firstLine(UUID device);

    /// When the latest line of the device was received, or empty where none was yet.
    Optional<Instant> lastLine(UUID device);
}
