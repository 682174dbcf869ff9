package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import dev.banso.lake.LineFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Writes rows of some files into new ones, sorted for their kind, complete and durable, but not yet part of the lake: that
/// is the caller's one commit. Counts the rows on both sides, because a lost line is worse than a failed compaction.
final class Rewriter {
    private static final String OPTIONS = "format parquet, compression zstd, compression_level 1, row_group_size 30000";

    private final Path root;
    private final Path work;
    private final Duck duck;
    private final Steps steps;
    private final AtomicLong keptRaw = new AtomicLong();

    Rewriter(Path root, Duck duck, Steps steps) {
        this.root = root;
        this.work = root.resolve("work/maintenance");
        this.duck = duck;
        this.steps = steps;
    }

    /// The rows of a condition, as files of a kind: one mixed file, or one file for each company and day or month.
    List<LineFile> write(Kind kind, List<LineFile> inputs, Condition rows) throws SQLException, IOException {
        if (inputs.isEmpty()) {
            return List.of();
        }
        var folder = Files.createTempDirectory(work, "rewrite-");
        try (var connection = duck.connect()) {
            if (kind == Kind.MIXED) {
                copy(connection, inputs, rows, folder.resolve("mixed.parquet"));
            } else if (rows.isEmpty() && inputs.stream().allMatch(file -> file.kind() == Kind.MIXED)) {
                merge(kind, inputs, folder.resolve("parts"));
            } else {
                settle(connection, kind, inputs, rows, folder.resolve("parts"));
            }
            steps.at("written");
            var outputs = describe(connection, kind, folder);
            require(count(connection, inputs, rows), outputs);
            publish(outputs);
            return outputs.stream().map(Output::file).toList();
        } finally {
            Disk.deleteTree(folder);
        }
    }

    /// All or none: what is left of a change that a full disk stopped would only fill it more.
    private void publish(List<Output> outputs) throws IOException {
        var published = new ArrayList<Path>();
        try {
            for (var output : outputs) {
                var target = root.resolve(output.file.path());
                published.add(target);
                Disk.publish(output.complete, target);
                steps.at("published");
            }
        } catch (IOException refused) {
            for (var file : published) {
                Files.deleteIfExists(file);
            }
            throw refused;
        }
    }

    /// Lines written since opening that would not have come back from their values and are kept as they are.
    long keptRaw() {
        return keptRaw.get();
    }

    long count(List<LineFile> inputs, Condition rows) throws SQLException {
        try (var connection = duck.connect()) {
            return inputs.isEmpty() ? 0 : count(connection, inputs, rows);
        }
    }

    private void copy(Connection connection, List<LineFile> inputs, Condition rows, Path target) throws SQLException {
        var sql = "copy (select %s from %s where %s order by company nulls first, time, sequence) to %s (%s)"
                .formatted(
                        LineSchema.NAMES,
                        duck.rows(inputs),
                        rows.sql(),
                        Duck.quoted(target.toString()),
                        OPTIONS);
        try (var statement = connection.prepareStatement(sql)) {
            rows.bind(statement);
            statement.execute();
        }
    }

    /// All rows of mixed files, which are sorted already and hold their lines: read here, that takes half of what a query does.
    private void merge(Kind kind, List<LineFile> inputs, Path parts) throws IOException {
        var paths = inputs.stream().map(file -> root.resolve(file.path())).toList();
        try (var events = new MergedFiles(paths);
                var settling = new Settling(kind, parts)) {
            for (var event = events.next(); event != null; event = events.next()) {
                settling.add(event);
            }
            settling.close();
            keptRaw.addAndGet(settling.keptRaw());
        }
    }

    private void settle(Connection connection, Kind kind, List<LineFile> inputs, Condition rows, Path parts)
            throws SQLException, IOException {
        var sql = "select %s from %s where %s order by company nulls first, time, sequence"
                .formatted(Rows.SELECT, duck.rows(inputs), rows.sql());
        try (var statement = connection.prepareStatement(sql);
                var settling = new Settling(kind, parts)) {
            rows.bind(statement);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    settling.add(Rows.event(row));
                }
            }
            settling.close();
            keptRaw.addAndGet(settling.keptRaw());
        }
    }

    /// A complete file, and what it will be in the lake.
    private record Output(Path complete, LineFile file) {}

    private List<Output> describe(Connection connection, Kind kind, Path folder) throws SQLException, IOException {
        var complete = Disk.files(folder);
        if (complete.isEmpty()) {
            return List.of();
        }
        var names = complete.stream().map(file -> Duck.quoted(file.toString())).toList();
        var sql = """
                select filename, coalesce(company, 'none'), count(*), min(sequence), max(sequence), \
                epoch_us(min(time)), epoch_us(max(time)), epoch_us(min(received)), epoch_us(max(received)) \
                from read_parquet([%s], filename = true, hive_partitioning = false) group by all"""
                .formatted(String.join(", ", names));
        var found = new HashMap<String, LineFile>();
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            while (row.next()) {
                var file = Path.of(row.getString(1));
                var part = new LineFile(
                        path(kind, folder, file, row.getLong(4), row.getLong(5)),
                        kind,
                        0,
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        Files.size(file),
                        Map.of(row.getString(2), row.getLong(3)));
                found.merge(file.toString(), part, LineFile::join);
            }
        }
        var outputs = new ArrayList<Output>();
        found.forEach((file, description) -> outputs.add(new Output(Path.of(file), description)));
        return outputs;
    }

    private static String path(Kind kind, Path folder, Path file, long first, long last) {
        var name = Intake.name(first, last);
        if (kind == Kind.MIXED) {
            return kind.folder() + "/" + name;
        }
        return kind.folder() + "/" + folder.resolve("parts").relativize(Disk.parent(file)) + "/" + name;
    }

    private long count(Connection connection, List<LineFile> inputs, Condition rows) throws SQLException {
        var sql = "select count(*) from %s where %s".formatted(duck.rows(inputs), rows.sql());
        try (var statement = connection.prepareStatement(sql)) {
            rows.bind(statement);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private static void require(long expected, Collection<Output> outputs) {
        var written = outputs.stream().mapToLong(output -> output.file.rows()).sum();
        if (written != expected) {
            throw new LakeException(
                    Problem.INTERNAL,
                    "%d rows were read and %d written; the files stay as they were".formatted(expected, written));
        }
    }
}
