package dev.banso.notify.text;

import org.jspecify.annotations.Nullable;

/// A stretch of filled-in text.
///
/// @param href where it leads, or null
public record Run(String text, @Nullable String href) {}
