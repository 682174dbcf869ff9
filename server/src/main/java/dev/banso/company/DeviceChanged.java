package dev.banso.company;

import java.util.UUID;

/// A device, or whose it is, changed.
public record DeviceChanged(UUID device) {}
