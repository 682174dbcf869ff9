package dev.banso.monitoring.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Part of a list; `next` is the cursor of the part after it, null at its end.
record ListJson<T>(List<T> items, @Nullable String next) {}
