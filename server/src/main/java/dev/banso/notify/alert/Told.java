package dev.banso.notify.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is remembered of an alert.
///
/// @param said null: the company was told nothing yet
record Told(@Nullable Said said, @Nullable Instant at, String outcome, int severity) {}
