package dev.banso.lake;

import dev.banso.events.ThreatClass;
import dev.banso.lake.iceberg.TablePlace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
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
                128 * MIB,
                Set.of(ThreatClass.INBOUND, ThreatClass.OUTBOUND, ThreatClass.MALWARE, ThreatClass.REVIEW),
                null,
                null);
    }

    /// The same with other bounds of memory.
    ///
    /// @param searches bytes of all searches together
    /// @param maintenance bytes of compaction, retention and erasure
    public LakeOptions withMemory(long searches, long maintenance) {
        return new LakeOptions(
                clock,
                searches,
                searchThreads,
                parallelSearches,
                searchTimeout,
                maintenance,
                settleBytes,
                keptClasses,
                table,
                warehouse);
    }

    /// The same with another longest time of a search.
    public LakeOptions withSearchTimeout(Duration timeout) {
        return new LakeOptions(
                clock,
                searchMemoryBytes,
                searchThreads,
                parallelSearches,
                timeout,
                maintenanceMemoryBytes,
                settleBytes,
                keptClasses,
                table,
                warehouse);
    }

    /// The same with another number of searches at the same time.
    public LakeOptions withParallelSearches(int searches) {
        return new LakeOptions(
                clock,
                searchMemoryBytes,
                searchThreads,
                searches,
                searchTimeout,
                maintenanceMemoryBytes,
                settleBytes,
                keptClasses,
                table,
                warehouse);
    }

    /// The same, settling at another size of the mixed files.
    public LakeOptions withSettleBytes(long bytes) {
        return new LakeOptions(
                clock,
                searchMemoryBytes,
                searchThreads,
                parallelSearches,
                searchTimeout,
                maintenanceMemoryBytes,
                bytes,
                keptClasses,
                table,
                warehouse);
    }

    /// The same with a table for other engines.
    public LakeOptions withTable(TablePlace place) {
        return new LakeOptions(
                clock,
                searchMemoryBytes,
                searchThreads,
                parallelSearches,
                searchTimeout,
                maintenanceMemoryBytes,
                settleBytes,
                keptClasses,
                place,
                warehouse);
    }

    /// The same with settled files in, or on their way back from, another place; null where they lie in the lake's folder.
    public LakeOptions withWarehouse(@Nullable LakeWarehouse place) {
        return new LakeOptions(
                clock,
                searchMemoryBytes,
                searchThreads,
                parallelSearches,
                searchTimeout,
                maintenanceMemoryBytes,
                settleBytes,
                keptClasses,
                table,
                place);
    }

    /// Copies of files that lie elsewhere; null where none does.
    @Nullable LocalCopies copies() {
        return warehouse == null ? null : warehouse.copies();
    }
}
