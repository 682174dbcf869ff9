package dev.banso.lake;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// How large the lake is.
///
/// @param total all of it
/// @param mixed files that wait to be settled, a part of the total
/// @param settled files of one company and day, a part of the total
/// @param kept counted detections that outlived their day's other lines, a part of the total
/// @param quarantine lines that belong to nobody, a part of the total
/// @param companies the parts of the companies; a shared file counts by the share of rows
/// @param refusedRows rows left out since opening because their company was erased
/// @param keptRaw lines settled since opening that would not come back from shape and values and are stored as they are
public record LakeStatistics(
        Usage total,
        Usage mixed,
        Usage settled,
        Usage kept,
        Usage quarantine,
        Map<UUID, Usage> companies,
        long refusedRows,
        long keptRaw) {
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
        var kinds = new EnumMap<LineFile.Kind, Usage>(LineFile.Kind.class);
        var owners = new HashMap<String, Usage>();
        for (var file : files) {
            var rows = file.rows();
            total = total.and(rows, file.bytes());
            kinds.put(file.kind(), kinds.getOrDefault(file.kind(), Usage.NONE).and(rows, file.bytes()));
            for (var owner : file.owners().entrySet()) {
                var share = file.bytes() * owner.getValue() / rows;
                owners.merge(owner.getKey(), Usage.NONE.and(owner.getValue(), share), (a, b) -> a.and(b.rows, b.bytes));
            }
        }
        var quarantine = owners.remove(LineFile.QUARANTINE);
        var companies = new HashMap<UUID, Usage>();
        owners.forEach((owner, usage) -> companies.put(UUID.fromString(owner), usage));
        return new LakeStatistics(
                total,
                kinds.getOrDefault(LineFile.Kind.MIXED, Usage.NONE),
                kinds.getOrDefault(LineFile.Kind.SETTLED, Usage.NONE),
                kinds.getOrDefault(LineFile.Kind.KEPT, Usage.NONE),
                quarantine == null ? Usage.NONE : quarantine,
                Map.copyOf(companies),
                refusedRows,
                keptRaw);
    }
}
