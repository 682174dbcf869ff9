package dev.banso.lake;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    }

    static LakeStatistics of(Iterable<LineFile> files, long refusedRows, long keptRaw) {
        var total = new Sum();
        var kinds = new EnumMap<LineFile.Kind, Sum>(LineFile.Kind.class);
        var owners = new HashMap<UUID, Sum>();
        for (var file : files) {
            var rows = file.rows();
            total.add(rows, file.bytes());
            kinds.computeIfAbsent(file.kind(), kind -> new Sum()).add(rows, file.bytes());
            file.owners().forEach((owner, owned) ->
                    owners.computeIfAbsent(owner, one -> new Sum()).add(owned, file.bytes() * owned / rows));
        }
        var quarantine = owners.remove(Owner.QUARANTINE);
        var companies = HashMap.<UUID, Usage>newHashMap(owners.size());
        owners.forEach((owner, sum) -> companies.put(owner, sum.usage()));
        return new LakeStatistics(
                total.usage(),
                usage(kinds.get(LineFile.Kind.MIXED)),
                usage(kinds.get(LineFile.Kind.SETTLED)),
                usage(kinds.get(LineFile.Kind.KEPT)),
                usage(quarantine),
                Collections.unmodifiableMap(companies),
                refusedRows,
                keptRaw);
    }

    private static Usage usage(@Nullable Sum sum) {
        return sum == null ? Usage.NONE : sum.usage();
    }

    /// A usage that grows: there are hundreds of thousands of parts to add up.
    private static final class Sum {
        private int files;
        private long rows;
        private long bytes;

        private void add(long moreRows, long moreBytes) {
            files++;
            rows += moreRows;
            bytes += moreBytes;
        }

        private Usage usage() {
            return new Usage(files, rows, bytes);
        }
    }
}
