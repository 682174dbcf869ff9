package dev.banso.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of alerts.
///
/// @param next cursor of the page after it, null on the last
public record AlertPage(List<Alert> items, @Nullable String next) {}
