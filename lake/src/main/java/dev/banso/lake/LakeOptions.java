package dev.banso.lake;

import dev.banso.events.ThreatClass;
import dev.banso.lake.iceberg.TablePlace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The bounds of a lake.
///
/// @param clock what "now" is, for closing days
/// @param searchMemoryBytes memory of all searches together, outside the Java heap
/// @param searchThreads processors that searches may use
/// @param parallelSearches searches at the same time; others wait for a place
/// @param searchTimeout longest time of one search, waiting included
/// @param maintenanceMemoryBytes memory of compaction, retention and erasure, outside the Java heap
/// @param settleBytes size of all mixed files at which they are settled by company and day
/// @param keptClasses rows of these classes outlive the retention of lines, because reports count them; `REVIEW` is among
///     them because an analyst may class it, and then it counts
/// @param table where settled files appear as a table for other engines; null where there is none
/// @param warehouse where settled files lie, or did; null where in the lake's folder
public record LakeOptions(
        InstantSource clock,
        long searchMemoryBytes,
        int searchThreads,
        int parallelSearches,
        Duration searchTimeout,
        long maintenanceMemoryBytes,
        long settleBytes,
        Set<ThreatClass> keptClasses,
        @Nullable TablePlace table,
        @Nullable LakeWarehouse warehouse) {
    private static final long MIB = 1 << 20;

    /// What one small machine affords.
    public static LakeOptions defaults(InstantSource clock) {
        return new LakeOptions(
                clock,
                256 * MIB,
                2,
                4,
                Duration.ofSeconds(30),
                256 * MIB,
                256 * MIB,
                Set.of(ThreatClass.INBOUND, ThreatClass.OUTBOUND, ThreatClass.MALWARE, ThreatClass.REVIEW),
                null,
                null);
    }

    /// The same with other bounds of memory.
    ///
    /// @param searches bytes of all searches together
    /// @param maintenance bytes of compaction, retention and erasure
    public LakeOptions withMemory(long searches, long maintenance) {
        return with(draft -> {
            draft.searchMemoryBytes = searches;
            draft.maintenanceMemoryBytes = maintenance;
        });
    }

    /// The same with another longest time of a search.
    public LakeOptions withSearchTimeout(Duration timeout) {
        return with(draft -> draft.searchTimeout = timeout);
    }

    /// The same with another number of searches at the same time.
    public LakeOptions withParallelSearches(int searches) {
        return with(draft -> draft.parallelSearches = searches);
    }

    /// The same, settling at another size of the mixed files.
    public LakeOptions withSettleBytes(long bytes) {
        return with(draft -> draft.settleBytes = bytes);
    }

    /// The same with a table for other engines.
    public LakeOptions withTable(TablePlace place) {
        return with(draft -> draft.table = place);
    }

    /// The same with settled files in, or on their way back from, another place; null where they lie in the lake's folder.
    public LakeOptions withWarehouse(@Nullable LakeWarehouse place) {
        return with(draft -> draft.warehouse = place);
    }

    private LakeOptions with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new LakeOptions(
                clock,
                draft.searchMemoryBytes,
                searchThreads,
                draft.parallelSearches,
                draft.searchTimeout,
                draft.maintenanceMemoryBytes,
                draft.settleBytes,
                keptClasses,
                draft.table,
                draft.warehouse);
    }

    /// What can be changed of them.
    private static final class Draft {
        private long searchMemoryBytes;
        private int parallelSearches;
        private Duration searchTimeout;
        private long maintenanceMemoryBytes;
        private long settleBytes;
        private @Nullable TablePlace table;
        private @Nullable LakeWarehouse warehouse;

        private Draft(LakeOptions options) {
            searchMemoryBytes = options.searchMemoryBytes;
            parallelSearches = options.parallelSearches;
            searchTimeout = options.searchTimeout;
            maintenanceMemoryBytes = options.maintenanceMemoryBytes;
            settleBytes = options.settleBytes;
            table = options.table;
            warehouse = options.warehouse;
        }
    }

    /// Copies of files that lie elsewhere; null where none does.
    @Nullable LocalCopies copies() {
        return warehouse == null ? null : warehouse.copies();
    }
}
