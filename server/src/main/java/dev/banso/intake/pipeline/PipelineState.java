package dev.banso.intake.pipeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the pipeline stands.
///
/// @param processed last place in the journal that is processed for good
/// @param problem what keeps it from going on, for the person who can mend it; null where nothing does
/// @param since when that began
public record PipelineState(long processed, @Nullable String problem, @Nullable Instant since) {}
