package dev.banso.lake;

import java.nio.file.Path;
import java.util.List;

/// The result of looking for an erased company in every file on disk.
///
/// @param filesScanned files that were opened
/// @param remaining files that still hold something of it, below the lake's folder
public record ErasureProof(int filesScanned, List<Path> remaining) {
    /// Whether nothing of the company is left.
    public boolean isErased() {
        return remaining.isEmpty();
    }
}
