package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Where events live: zstd Parquet files below one folder, any of which other engines can read.
///
/// Intake writes one file per journal range. [#compact] settles files by company and day. A row is in exactly one file of
/// the lake at any time, whatever is killed whenever. All methods may be called from any thread.
public final class Lake implements AutoCloseable {
    private final FolderLock lock;
    private final Catalogue catalogue;
    private final Intake intake;
    private final Searcher searcher;

    private Lake(Path root, LakeOptions options, FolderLock lock) throws IOException, SQLException {
        this.lock = lock;
        Disk.deleteTree(root.resolve("work"));
        for (var folder : List.of("work/intake", "work/search", "work/maintenance", "fresh", "settled", "kept")) {
            Files.createDirectories(root.resolve(folder));
        }
        catalogue = new Catalogue(root);
        intake = new Intake(root, catalogue);
        searcher = new Searcher(root, catalogue, options);
    }

    /// Opens the lake in a folder, which is made where it is missing; removes what a crash left half-done.
    ///
    /// @throws LakeException where another process uses the folder, or its list of files is damaged
    public static Lake open(Path folder, LakeOptions options) {
        var root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            var lock = FolderLock.take(root);
            try {
                return new Lake(root, options, lock);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new LakeException(
                    Problem.STORAGE, "the lake in " + root + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /// Stores the events of a journal range as one file, durable when this returns. Rows of erased companies are left out
    /// and counted. A range without rows is no file.
    ///
    /// @param first first sequence of the range
    /// @param last last sequence of the range, also where it became no event
    /// @throws IllegalArgumentException where a part of the range is stored already
    public void write(long first, long last, List<StoredEvent> events) {
        try {
            intake.write(first, last, events);
        } catch (IOException e) {
            throw new LakeException(Problem.STORAGE, "events cannot be stored: " + e.getMessage(), e);
        }
    }

    /// Stores events whose range is that of their sequences, like [#write(long, long, List)].
    public void write(List<StoredEvent> events) {
        if (!events.isEmpty()) {
            var sequences = events.stream().mapToLong(StoredEvent::sequence).summaryStatistics();
            write(sequences.getMin(), sequences.getMax(), events);
        }
    }

    /// Finds rows, newest first; bounded by the lake's options.
    ///
    /// @throws LakeException of kind `INVALID`, `LIMIT` or `CANCELLED`
    public SearchResult search(Search search, Cancellation cancellation) {
        return searcher.search(search, cancellation);
    }

    /// The rows of a company with these sequences, at most 1000, newest first; those that are gone are missing.
    public List<StoredEvent> find(UUID company, Collection<Long> sequences) {
        if (sequences.isEmpty()) {
            return List.of();
        }
        if (sequences.size() > 1000) {
            throw new LakeException(Problem.INVALID, "at most 1000 lines can be asked for at once");
        }
        var owner = company.toString();
        var condition = new Condition().and("company = ?", owner).andIn("sequence", sequences);
        return searcher.all(
                file -> file.holds(owner)
                        && sequences.stream().anyMatch(n -> n >= file.first() && n <= file.last()),
                condition,
                1000);
    }

    /// Lets go of the folder.
    @Override
    public void close() {
        try {
            searcher.close();
            catalogue.close();
            lock.close();
        } catch (IOException e) {
            throw new LakeException(Problem.STORAGE, "the lake cannot be closed: " + e.getMessage(), e);
        }
    }
}
