package dev.banso.company;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose a device is in a period.
///
/// @param to exclusive; null: until further notice
public record Assignment(UUID id, UUID device, UUID company, Instant from, @Nullable Instant to) {}
