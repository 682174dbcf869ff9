package dev.banso.monitoring;

import java.time.LocalDate;

/// What an alert covers of one day in Japan.
///
/// @param count lines
/// @param blocked of them stopped by the device
/// @param unblocked of them let pass; the rest is unknown
public record AlertDay(LocalDate day, long count, long blocked, long unblocked) {}
