package dev.banso.lake;

import dev.banso.lake.warehouse.Warehouse;

/// Where a lake's settled and kept files lie other than in its folder.
///
/// @param warehouse of this lake alone
/// @param copies of what is read
/// @param isHome whether files are brought there; otherwise they are brought back, and the warehouse is left
public record LakeWarehouse(Warehouse warehouse, LocalCopies copies, boolean isHome) {
    /// The same for a lake in a folder below.
    public LakeWarehouse below(String folder) {
        return new LakeWarehouse(warehouse.below(folder), copies, isHome);
    }
}
