package dev.banso.intake.imports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One import.
///
/// @param device whose lines they are; null where the registry decides for each line
/// @param lines that are on disk; empty ones of the file are none
/// @param processed lines that reached their company or the quarantine
/// @param quarantined lines that are not the device's, or nobody's
public record ImportRun(UUID id, @Nullable UUID device, ImportState state, long lines, long processed, long quarantined) {
    /// Whether every line came once already.
    boolean whole() {
        return state == ImportState.RECEIVED || state == ImportState.DONE;
    }

    ImportRun in(ImportState other) {
        return new ImportRun(id, device, other, lines, processed, quarantined);
    }
}
