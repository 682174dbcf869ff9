package dev.banso.company;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Part of a list.
///
/// @param next the last number of this part, after which the list goes on; null where it ends
public record Slice<T>(List<T> items, @Nullable UUID next) {}
