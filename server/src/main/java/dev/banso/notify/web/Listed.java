package dev.banso.notify.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list as the API answers it.
///
/// @param next give it as `cursor` to read on; null where the list ends
record Listed<T>(List<T> items, @Nullable String next) {}
