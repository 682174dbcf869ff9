package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import dev.banso.lake.LineFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Removes every byte of a company: from its own files, from files that it shares, from files on their way, from the history
/// of the list, and from the table for other engines. Does not end before the last file is gone from the disk.
final class Erasure {
    private static final long PAUSE_MILLIS = 20;

    private final Path root;
    private final LakeFiles files;
    private final Catalogue catalogue;
    private final @Nullable Publication publication;
    private final Intake intake;
    private final Remover remover;
    private final Duck duck;
    private final Duration longestReader;

    Erasure(
            Path root,
            LakeFiles files,
            Catalogue catalogue,
            @Nullable Publication publication,
            Intake intake,
            Remover remover,
            Duck duck,
            Duration longestReader) {
        this.root = root;
        this.files = files;
        this.catalogue = catalogue;
        this.publication = publication;
        this.intake = intake;
        this.remover = remover;
        this.duck = duck;
        this.longestReader = longestReader;
    }

    long erase(UUID company) throws SQLException, IOException, InterruptedException {
        var owner = company.toString();
        catalogue.commit(new Edit(List.of(), List.of(), List.of(company)));
        intake.awaitArrivals();
        var erased = 0L;
        var touched = new HashSet<String>();
        for (var files = holding(company); !files.isEmpty(); files = holding(company)) {
            files.forEach(file -> touched.add(file.path()));
            var own = files.stream().filter(file -> file.kind() != Kind.MIXED).toList();
            catalogue.commit(Edit.replace(own, List.of()));
            erased += own.stream().mapToLong(LineFile::rows).sum();
            erased += remover.remove(
                    file -> file.holds(company),
                    new Condition().and("company = ?", owner),
                    new Condition().and("company is distinct from ?", owner));
        }
        catalogue.forgetHistory();
        if (publication != null) {
            files.claim();
            publication.publishAndForget(catalogue.published());
        }
        awaitGone(touched);
        return erased;
    }

    /// Files that are being written are left out: they cannot be read yet, and none takes a row of a barred company.
    /// Files elsewhere and their copies hold one company each, whose name they bear.
    ErasureProof verify(UUID company) throws SQLException, IOException {
        var owner = company.toString();
        var remaining = new ArrayList<Path>();
        var scanned = 0;
        files.far().stream().filter(path -> path.contains("company=" + owner)).forEach(path -> remaining.add(Path.of(path)));
        files.copies().stream().filter(file -> file.toString().contains("company=" + owner)).forEach(remaining::add);
        for (var file : Disk.files(root)) {
            var path = root.relativize(file);
            if (isOfAnotherLake(path)) {
                continue;
            }
            if (path.toString().contains("company=" + owner)) {
                remaining.add(path);
            } else if (path.toString().endsWith(".parquet") && !path.startsWith(Intake.UNFINISHED)) {
                scanned++;
                if (holds(file, owner)) {
                    remaining.add(path);
                }
            }
        }
        if (publication != null) {
            publication.naming(owner).forEach(path -> remaining.add(Path.of(path)));
        }
        return new ErasureProof(scanned, remaining);
    }

    /// Lakes in folders below have owners of their own, who erase there.
    private boolean isOfAnotherLake(Path path) {
        return path.getNameCount() > 1 && Files.exists(root.resolve(path.getName(0)).resolve("manifest"));
    }

    private boolean holds(Path file, String owner) throws SQLException {
        var sql = "select count(*) from read_parquet(%s, hive_partitioning = false) where company = ?"
                .formatted(Duck.quoted(file.toString()));
        try (var connection = duck.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, owner);
            try (var result = statement.executeQuery()) {
                return result.next() && result.getLong(1) > 0;
            }
        }
    }

    private List<LineFile> holding(UUID company) {
        return catalogue.files(file -> file.holds(company));
    }

    /// Searches that began before still hold their files; they end by their timeout.
    private void awaitGone(Set<String> paths) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + 2 * longestReader.toNanos();
        for (catalogue.sweep(); catalogue.isHeld(paths); catalogue.sweep()) {
            if (System.nanoTime() > deadline) {
                throw new LakeException(Problem.STORAGE, "files of an erased company are still being read; erase again");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
