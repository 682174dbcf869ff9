package dev.banso.lake;

import dev.banso.lake.FileSource.Opened;
import dev.banso.lake.LakeException.Problem;
import dev.banso.lake.LineFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Writes rows of some files into new ones, sorted for their kind, complete and durable, but not yet part of the lake: that
/// is the caller's one commit. Counts the rows on both sides, because a lost line is worse than a failed compaction.
final class Rewriter {
    private static final String OPTIONS = "format parquet, compression zstd, compression_level 1, row_group_size 30000";

    private final Path unfinished;
    private final LakeFiles files;
    private final Catalogue catalogue;
    private final Duck duck;
    private final Steps steps;
    private final AtomicLong keptRaw = new AtomicLong();

    Rewriter(Path root, LakeFiles files, Catalogue catalogue, Duck duck, Steps steps) {
        this.files = files;
        this.catalogue = catalogue;
        this.unfinished = root.resolve("work/maintenance");
        this.duck = duck;
        this.steps = steps;
    }

    /// All rows, as files of a kind: one mixed file, or one file for each company and day or month.
    ///
    /// @param pause is run after every some rows
    List<LineFile> write(Kind kind, List<LineFile> inputs, Runnable pause) throws SQLException, IOException {
        return write(kind, inputs, new Condition(), pause);
    }

    /// The same of the rows of a condition.
    List<LineFile> write(Kind kind, List<LineFile> inputs, Condition rows) throws SQLException, IOException {
        return write(kind, inputs, rows, () -> {});
    }

    /// All rows of several groups of files, each of one owner's day or month, as one file for each group.
    List<LineFile> merge(List<List<LineFile>> groups, Runnable pause) throws SQLException, IOException {
        return inFolder(folder -> {
            var written = new ArrayList<WrittenFile>();
            for (var group : groups) {
                var own = Files.createTempDirectory(folder, "group-");
                written.addAll(rewrite(group.getFirst().kind(), group, new Condition(), own, pause));
            }
            return written;
        });
    }

    private List<LineFile> write(Kind kind, List<LineFile> inputs, Condition rows, Runnable pause) throws SQLException, IOException {
        return inputs.isEmpty() ? List.of() : inFolder(folder -> rewrite(kind, inputs, rows, folder, pause));
    }

    private interface Work {
        List<WrittenFile> in(Path folder) throws SQLException, IOException;
    }

    /// Publishes what some work writes into a folder of its own.
    private List<LineFile> inFolder(Work work) throws SQLException, IOException {
        var folder = Files.createTempDirectory(unfinished, "rewrite-");
        try {
            var written = work.in(folder);
            publish(written);
            return written.stream().map(WrittenFile::file).toList();
        } finally {
            Disk.deleteTree(folder);
        }
    }

    private List<WrittenFile> rewrite(Kind kind, List<LineFile> inputs, Condition rows, Path folder, Runnable pause)
            throws SQLException, IOException {
        try (var opened = files.open(inputs)) {
            var written = written(kind, inputs, opened, rows, folder, pause);
            steps.at("written");
            require(count(inputs, opened, rows), written.stream().mapToLong(output -> output.file().rows()).sum());
            return written;
        }
    }

    private List<WrittenFile> written(
            Kind kind, List<LineFile> inputs, Opened opened, Condition rows, Path folder, Runnable pause) throws SQLException, IOException {
        var target = folder.resolve("part.parquet");
        if (kind == Kind.MIXED) {
            return rows.isEmpty() ? mergeMixed(inputs, opened, target, pause) : copy(opened, rows, target);
        }
        if (rows.isEmpty() && inputs.stream().allMatch(file -> file.kind() == Kind.MIXED)) {
            return merge(kind, opened, folder, pause);
        }
        if (rows.isEmpty() && inputs.stream().allMatch(file -> file.kind() == kind)) {
            try (var columns = new MergedColumns(opened.paths(), SettledSchema.PARQUET)) {
                if (columns.haveShapes()) {
                    return merge(columns, SettledFileWriter.begin(target), inputs, target, pause);
                }
            }
        }
        return settle(kind, opened, rows, folder);
    }

    /// All or none: what is left of a change that a full disk stopped would only fill it more.
    private void publish(List<WrittenFile> outputs) throws IOException {
        var complete = new LinkedHashMap<String, Path>();
        outputs.forEach(output -> complete.put(output.file().path(), output.complete()));
        try {
            files.store(complete);
        } catch (IOException refused) {
            catalogue.abandon(complete.keySet());
            throw refused;
        }
    }

    /// Lines written since opening that would not have come back from their values and are kept as they are.
    long keptRaw() {
        return keptRaw.get();
    }

    /// How many rows of a condition a file has.
    long count(LineFile file, Condition rows) throws SQLException, IOException {
        try (var opened = files.open(List.of(file))) {
            return count(List.of(file), opened, rows);
        }
    }

    /// How many rows of a condition there are: all of them by what the lake knows, some by asking the files.
    private long count(List<LineFile> inputs, Opened opened, Condition rows) throws SQLException {
        if (rows.isEmpty()) {
            return inputs.stream().mapToLong(LineFile::rows).sum();
        }
        var sql = "select count(*) from %s where %s".formatted(duck.rows(opened), rows.sql());
        try (var connection = duck.connect();
                var statement = connection.prepareStatement(sql)) {
            rows.bind(statement);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private List<WrittenFile> copy(Opened inputs, Condition rows, Path target) throws SQLException, IOException {
        var sql = "copy (select %s from %s where %s order by company nulls first, time, sequence) to %s (%s)"
                .formatted(
                        LineSchema.NAMES,
                        duck.rows(inputs),
                        rows.sql(),
                        Duck.quoted(target.toString()),
                        OPTIONS);
        try (var connection = duck.connect()) {
            try (var statement = connection.prepareStatement(sql)) {
                rows.bind(statement);
                statement.execute();
            }
            return describe(connection, target);
        }
    }

    /// All rows of mixed files, which are sorted already and hold their lines: read here, that takes half of what a query does.
    private List<WrittenFile> merge(Kind kind, Opened inputs, Path folder, Runnable pause) throws IOException {
        try (var events = new MergedFiles(inputs.paths());
                var settling = new Settling(kind, folder)) {
            var rows = 0;
            for (var event = events.next(); event != null; event = events.next()) {
                settling.add(event);
                rows++;
                if (rows % EventFile.ROWS_AT_A_TIME == 0) {
                    pause.run();
                }
            }
            return end(settling);
        }
    }

    private List<WrittenFile> mergeMixed(List<LineFile> inputs, Opened opened, Path target, Runnable pause) throws IOException {
        try (var columns = new MergedColumns(opened.paths(), LineSchema.PARQUET)) {
            return merge(columns, LineFileWriter.begin(target), inputs, target, pause);
        }
    }

    /// All rows of mixed files, or of one owner's day or month.
    private List<WrittenFile> merge(MergedColumns columns, EventFile target, List<LineFile> inputs, Path path, Runnable pause)
            throws IOException {
        var all = LineFile.join(inputs);
        try (target) {
            require(all.rows(), columns.copyTo(target, pause));
        }
        return List.of(new WrittenFile(path, all.as(all.folder() + "/" + Intake.name(all.first(), all.last()), Files.size(path))));
    }

    private List<WrittenFile> settle(Kind kind, Opened inputs, Condition rows, Path folder) throws SQLException, IOException {
        var sql = "select %s from %s where %s order by company nulls first, time, sequence"
                .formatted(Rows.SELECT, duck.rows(inputs), rows.sql());
        try (var connection = duck.connect();
                var statement = connection.prepareStatement(sql);
                var settling = new Settling(kind, folder)) {
            rows.bind(statement);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    settling.add(Rows.event(row));
                }
            }
            return end(settling);
        }
    }

    private List<WrittenFile> end(Settling settling) throws IOException {
        settling.close();
        keptRaw.addAndGet(settling.keptRaw());
        return settling.written();
    }

    /// What a mixed file spans; nothing where it has no row.
    private static List<WrittenFile> describe(Connection connection, Path complete) throws SQLException, IOException {
        var sql = """
                select coalesce(company, 'none'), count(*), min(sequence), max(sequence), \
                epoch_us(min(time)), epoch_us(max(time)), epoch_us(min(received)), epoch_us(max(received)) \
                from read_parquet(%s, hive_partitioning = false) group by all"""
                .formatted(Duck.quoted(complete.toString()));
        var owners = new ArrayList<LineFile>();
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            while (row.next()) {
                owners.add(new LineFile(
                        "",
                        Kind.MIXED,
                        0,
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        Files.size(complete),
                        Owners.of(Owner.named(row.getString(1)), row.getLong(2))));
            }
        }
        if (owners.isEmpty()) {
            return List.of();
        }
        var all = LineFile.join(owners);
        return List.of(new WrittenFile(complete, all.as(Kind.MIXED.folder() + "/" + Intake.name(all.first(), all.last()), all.bytes())));
    }

    private static void require(long expected, long written) {
        if (written != expected) {
            throw new LakeException(
                    Problem.INTERNAL,
                    "%d rows were read and %d written; the files stay as they were".formatted(expected, written));
        }
    }
}
