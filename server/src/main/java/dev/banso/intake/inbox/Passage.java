package dev.banso.intake.inbox;

import java.util.UUID;

/// A line's place in an import or adoption. The pipeline takes each ordinal once, so that a broken-off passage can be
/// sent again from its start.
///
/// @param id the import or adoption
/// @param ordinal grows along the passage
public record Passage(UUID id, long ordinal) {}
