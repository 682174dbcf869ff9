package dev.banso.lake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a search, newest first.
///
/// @param events at most as many as the limit
/// @param next where the next page begins; null where this is the last one
/// @param files files that the search looked into
/// @param filesPruned files that company, time or sequence ruled out without opening them
public record SearchResult(List<StoredEvent> events, @Nullable Cursor next, int files, int filesPruned) {}
