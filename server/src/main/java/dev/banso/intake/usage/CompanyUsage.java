package dev.banso.intake.usage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a company's lines take in the lake now.
///
/// @param company null for lines that are nobody's
/// @param bytes on disk; of files that it shares with others its share by rows
public record CompanyUsage(@Nullable UUID company, int files, long rows, long bytes) {}
