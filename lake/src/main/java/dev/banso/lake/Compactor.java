package dev.banso.lake;

import dev.banso.lake.LineFile.Kind;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Turns many small files into few: fresh files merge among themselves, then settle by company and day, and the files of a
/// day merge by size, so that a row is rewritten about once for each eightfold of its day's bytes.
final class Compactor {
    private static final int FRESH_MERGE = 16;
    private static final int HIGHEST_LEVEL = 2;
    /// A larger fresh file is no burden to searches and waits to be settled, so that a burst is rewritten once; but where many
    /// companies share it, settling it would make a tiny file for each.
    private static final long SMALL_BYTES = 1 << 20;
    private static final long SHARED_BYTES = 16 << 20;
    private static final int FEW_ROWS_EACH = 50;
    private static final Duration OLDEST_MIXED = Duration.ofHours(1);
    /// So many files are sorted at once: a group of rows of each, with its columns unpacked, fits into the heap.
    private static final int SORTED_FILES = 24;
    private static final long SORTED_BYTES = 512L << 20;
    private static final int TIER = 8;
    private static final int CLOSED_DAY = 4;
    private static final long SMALLEST_TIER_BYTES = 64 << 10;
    private static final long LARGEST_MERGED_BYTES = 256L << 20;
    private static final int MERGES_AT_ONCE = 500;
    private static final int MERGED_TOGETHER = 32;
    private static final long MERGED_TOGETHER_BYTES = 64L << 20;
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Catalogue catalogue;
    private final Rewriter rewriter;
    private final LakeOptions options;

    Compactor(Catalogue catalogue, Rewriter rewriter, LakeOptions options) {
        this.catalogue = catalogue;
        this.rewriter = rewriter;
        this.options = options;
    }

    /// Does what is due among the files up to a sequence.
    ///
    /// @param pause is run between some rows and others
    Compaction compact(long committed, Runnable pause) throws SQLException, IOException {
        var done = mergeFresh(committed, pause);
        var mixed = mixed(committed);
        if (isTimeToSettle(mixed)) {
            done = done.and(settle(fullGroups(mixed), pause));
        }
        return done.and(merge(dueGroups(), pause));
    }

    /// Some groups at a time, as a disk takes many small files at once in not much more time than one. Where one of them cannot be
    /// read, none is replaced.
    private Compaction merge(List<List<LineFile>> groups, Runnable pause) throws SQLException, IOException {
        var done = Compaction.NOTHING;
        for (var some : portions(groups, MERGED_TOGETHER, MERGED_TOGETHER_BYTES, Compactor::bytes)) {
            done = done.and(replace(some.stream().flatMap(List::stream).toList(), rewriter.merge(some, pause)));
        }
        return done;
    }

    /// Comes first, so that fresh files do not grow in number where settled ones cannot be stored, as a warehouse is away.
    private Compaction mergeFresh(long committed, Runnable pause) throws SQLException, IOException {
        var done = Compaction.NOTHING;
        for (var level = 0; level < HIGHEST_LEVEL; level++) {
            done = done.and(mergeFresh(level, committed, pause));
        }
        return done;
    }

    /// Settles files whatever their size and age.
    Compaction settle(List<LineFile> mixed, Runnable pause) throws SQLException, IOException {
        var done = Compaction.NOTHING;
        for (var group : portions(mixed, SORTED_FILES, SORTED_BYTES, LineFile::bytes)) {
            done = done.and(replace(group, rewriter.write(Kind.SETTLED, group, pause)));
        }
        return done;
    }

    /// In their order, so many at a time and so many bytes, of which a single one may have more.
    private static <T> List<List<T>> portions(List<T> all, int most, long mostBytes, ToLongFunction<T> size) {
        var portions = new ArrayList<List<T>>();
        var from = 0;
        var bytes = 0L;
        for (var i = 0; i < all.size(); i++) {
            var own = size.applyAsLong(all.get(i));
            if (i - from == most || i > from && bytes + own > mostBytes) {
                portions.add(all.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += own;
        }
        if (from < all.size()) {
            portions.add(all.subList(from, all.size()));
        }
        return portions;
    }

    /// All where they are one group; else without the latest that would make a small one, whose lines would become tiny files. They
    /// wait for the next time.
    private static List<LineFile> fullGroups(List<LineFile> mixed) {
        return mixed.size() <= SORTED_FILES ? mixed : mixed.subList(0, mixed.size() / SORTED_FILES * SORTED_FILES);
    }

    private static long bytes(List<LineFile> files) {
        return files.stream().mapToLong(LineFile::bytes).sum();
    }

    /// Mixed files that replay will not write again, oldest first.
    List<LineFile> mixed(long committed) {
        return catalogue.files(file -> file.kind() == Kind.MIXED && file.last() <= committed).stream()
                .sorted(Comparator.comparingLong(LineFile::first))
                .toList();
    }

    private boolean isTimeToSettle(List<LineFile> mixed) {
        var bytes = bytes(mixed);
        var merged = mixed.stream().filter(file -> file.level() >= HIGHEST_LEVEL).count();
        var oldest = mixed.stream().mapToLong(LineFile::minReceived).min().orElse(Long.MAX_VALUE);
        var bound = LineSchema.micros(options.clock().instant().minus(OLDEST_MIXED));
        return bytes >= options.settleBytes() || merged >= FRESH_MERGE || oldest < bound;
    }

    private Compaction mergeFresh(int level, long committed, Runnable pause) throws SQLException, IOException {
        var files = mixed(committed).stream()
                .filter(file -> file.level() == level && isWorthMerging(file))
                .toList();
        var done = Compaction.NOTHING;
        for (var i = 0; i + FRESH_MERGE <= files.size(); i += FRESH_MERGE) {
            var some = files.subList(i, i + FRESH_MERGE);
            var merged = rewriter.write(Kind.MIXED, some, pause).stream()
                    .map(file -> file.withRange(level + 1, some.getFirst().first(), some.getLast().last()))
                    .toList();
            done = done.and(replace(some, merged));
        }
        return done;
    }

    private static boolean isWorthMerging(LineFile file) {
        return file.bytes() < SMALL_BYTES
                || file.bytes() < SHARED_BYTES && file.rows() < (long) FEW_ROWS_EACH * file.owners().count();
    }

    private Compaction replace(List<LineFile> read, List<LineFile> written) throws IOException {
        catalogue.commit(Edit.replace(read, written));
        return Compaction.of(read, written);
    }

    private List<List<LineFile>> dueGroups() {
        var partitions = catalogue.files(file -> file.kind() != Kind.MIXED && file.bytes() < LARGEST_MERGED_BYTES).stream()
                .collect(Collectors.groupingBy(file -> file.kind() + "/" + file.partition()));
        var due = new ArrayList<List<LineFile>>();
        for (var files : partitions.values()) {
            if (files.size() >= CLOSED_DAY && isClosed(files.getFirst().partition())) {
                due.add(smallest(files));
            } else if (files.size() >= TIER) {
                files.stream().collect(Collectors.groupingBy(Compactor::tier)).values().stream()
                        .filter(tier -> tier.size() >= TIER)
                        .map(Compactor::smallest)
                        .forEach(due::add);
            }
        }
        return due.subList(0, Math.min(due.size(), MERGES_AT_ONCE));
    }

    /// As many as are merged at once, which need memory each.
    private static List<LineFile> smallest(List<LineFile> files) {
        return files.stream().sorted(Comparator.comparingLong(LineFile::bytes)).limit(TIER).toList();
    }

    private static int tier(LineFile file) {
        var tier = 0;
        for (var bytes = file.bytes() / SMALLEST_TIER_BYTES; bytes > 0; bytes /= TIER) {
            tier++;
        }
        return tier;
    }

    private boolean isClosed(String partition) {
        var name = partition.substring(partition.lastIndexOf('=') + 1);
        return end(name).plus(Duration.ofDays(1)).isBefore(options.clock().instant());
    }

    private static Instant end(String name) {
        var next = name.length() == 7
                ? YearMonth.parse(name).plusMonths(1).atDay(1)
                : LocalDate.parse(name).plusDays(1);
        return next.atStartOfDay(TOKYO).toInstant();
    }
}
