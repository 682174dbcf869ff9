package dev.banso.intake.passage;

import dev.banso.intake.inbox.Passage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line of an import or adoption that was read.
///
/// @param company whose it is; null where it is nobody's
public record PassageLine(Passage place, @Nullable UUID company) {}
