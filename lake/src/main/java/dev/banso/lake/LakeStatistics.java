package dev.banso.lake;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// How large the lake is.
///
/// @param total all of it
/// @param mixed files that wait to be settled, a part of the total
/// @param quarantine lines that belong to nobody, a part of the total
/// @param companies the parts of the companies; a shared file counts by the share of rows
/// @param refusedRows rows left out since opening because their company was erased
/// @param keptRaw lines settled since opening that would not come back from shape and values and are stored as they are
public record LakeStatistics(
        Usage total, Usage mixed, Usage quarantine, Map<UUID, Usage> companies, long refusedRows, long keptRaw) {
    /// A part of the lake.
    ///
    /// @param files files with rows of it
    /// @param rows lines
    /// @param bytes size on disk
    public record Usage(int files, long rows, long bytes) {
        static final Usage NONE = new Usage(0, 0, 0);

        Usage and(long moreRows, long moreBytes) {
            return new Usage(files + 1, rows + moreRows, bytes + moreBytes);
        }
    }

    static LakeStatistics of(Iterable<LineFile> files, long refusedRows, long keptRaw) {
        var total = Usage.NONE;
        var mixed = Usage.NONE;
        var owners = new TreeMap<String, Usage>();
        for (var file : files) {
            total = total.and(file.rows(), file.bytes());
            mixed = file.kind() == LineFile.Kind.MIXED ? mixed.and(file.rows(), file.bytes()) : mixed;
            for (var owner : file.owners().entrySet()) {
                var share = file.bytes() * owner.getValue() / file.rows();
                owners.merge(owner.getKey(), Usage.NONE.and(owner.getValue(), share), (a, b) -> a.and(b.rows, b.bytes));
            }
        }
        var quarantine = owners.remove(LineFile.QUARANTINE);
        var companies = new TreeMap<UUID, Usage>();
        owners.forEach((owner, usage) -> companies.put(UUID.fromString(owner), usage));
        return new LakeStatistics(
                total, mixed, quarantine == null ? Usage.NONE : quarantine, Map.copyOf(companies), refusedRows, keptRaw);
    }
}
