package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Where events live: zstd Parquet files below one folder, any of which other engines can read.
///
/// Intake writes one file per journal range. [#compact] settles files by company and day. A row is in exactly one file of
/// the lake at any time, whatever is killed whenever. All methods may be called from any thread.
public final class Lake implements LakeView, AutoCloseable {
    private final FolderLock lock;
    private final Catalogue catalogue;
    private final @Nullable Publication publication;
    private final Intake intake;
    private final Searcher searcher;
    private final Duck duck;
    private final Compactor compactor;
    private final Remover remover;
    private final Erasure erasure;
    private final Rewriter rewriter;
    private final LakeFiles files;
    /// One change of stored files at a time; intake and searches go on beside it.
    private final ReentrantLock maintenance = new ReentrantLock();

    private volatile long committed;

    private Lake(Path root, LakeOptions options, FolderLock lock, Steps steps) throws IOException, SQLException {
        this.lock = lock;
        Disk.deleteTree(root.resolve("work"));
        for (var folder : List.of("work/intake", "work/search", "work/maintenance", "fresh", "settled", "kept")) {
            Files.createDirectories(root.resolve(folder));
        }
        writeColumns(root);
        files = files(root, options, steps);
        var table = options.table();
        publication = table == null ? null : new Publication(table, files.location(), steps);
        catalogue = new Catalogue(root, files, publication == null ? Published.NOTHING : publication);
        intake = new Intake(root, catalogue);
        searcher = new Searcher(root, catalogue, files, options);
        duck = new Duck(root, options.copies(), root.resolve("work/maintenance"), options.maintenanceMemoryBytes(), 1);
        rewriter = new Rewriter(root, files, catalogue, duck, steps);
        compactor = new Compactor(catalogue, rewriter, options);
        remover = new Remover(catalogue, rewriter, options.keptClasses());
        erasure = new Erasure(root, files, catalogue, publication, intake, remover, duck, options.searchTimeout());
    }

    private static LakeFiles files(Path root, LakeOptions options, Steps steps) throws IOException {
        var place = options.warehouse();
        if (place != null) {
            return new WarehouseFiles(root, place, steps);
        }
        var elsewhere = WarehouseClaim.locationOf(root);
        if (elsewhere != null) {
            throw new LakeException(
                    Problem.STORAGE, "the settled files of the lake in " + root + " lie in " + elsewhere + ", which must be named");
        }
        return new FolderFiles(root, steps);
    }

    /// Where settled files of a lake lie other than in its folder, as it says itself; null where all lie there.
    ///
    /// @throws LakeException where that cannot be read
    public static @Nullable String warehouseOf(Path folder) {
        try {
            return WarehouseClaim.locationOf(folder);
        } catch (IOException e) {
            throw new LakeException(Problem.STORAGE, "the lake in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void writeColumns(Path root) throws IOException {
        var complete = root.resolve("work").resolve(Duck.COLUMNS);
        new SettledFileWriter(complete, new LineShaper()).close();
        Disk.publish(complete, root.resolve(Duck.COLUMNS));
    }

    /// Opens the lake in a folder, which is made where it is missing; removes what a crash left half-done.
    ///
    /// @throws LakeException where another process uses the folder, or its list of files is damaged
    public static Lake open(Path folder, LakeOptions options) {
        return open(folder, options, Steps.UNWATCHED);
    }

    static Lake open(Path folder, LakeOptions options, Steps steps) {
        var root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            var lock = FolderLock.take(root);
            try {
                return new Lake(root, options, lock, steps);
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

    @Override
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
        var condition = new Condition().and("company = ?", company.toString()).andIn("sequence", sequences);
        return searcher.all(
                file -> file.holds(company)
                        && sequences.stream().anyMatch(n -> n >= file.first() && n <= file.last()),
                condition,
                1000);
    }

    /// Removes rows behind the last committed sequence: replay of the journal will write them again. To be called at start,
    /// before the first write, and after a restore; then every row is there exactly once.
    public void discardAfter(long sequence) {
        exclusively(() -> {
            committed = sequence;
            remover.discardAfter(sequence);
            return sequence;
        });
    }

    /// Merges and settles files where it is due, up to the last committed sequence. Made to be called every minute or so.
    public Compaction compact(long committedSequence) {
        return compact(committedSequence, () -> {});
    }

    /// The same for one who may have other things to do meanwhile.
    ///
    /// @param pause is run again and again, after every some rows; it may wait for a moment. Not run while somebody else waits to
    ///     change files
    public Compaction compact(long committedSequence, Runnable pause) {
        return exclusively(() -> {
            committed = committedSequence;
            return tidied(compactor.compact(committedSequence, () -> {
                if (!maintenance.hasQueuedThreads()) {
                    pause.run();
                }
            }));
        });
    }

    /// Settles all committed files by company and day now, whatever their size.
    public Compaction settle(long committedSequence) {
        return exclusively(() -> {
            committed = committedSequence;
            return tidied(compactor.settle(compactor.mixed(committedSequence), () -> {}));
        });
    }

    private Compaction tidied(Compaction done) {
        catalogue.tidy();
        return done;
    }

    /// Brings what has changed of the settled files into the table that other engines read, and deletes replaced files that
    /// none can be reading any more. Made to be called after [#compact]; where it fails, the next time does all of it.
    ///
    /// @throws LakeException where the table's catalogue or its files cannot be reached; the lake itself is as it was
    public void publish() {
        exclusively(() -> {
            if (publication != null) {
                files.claim();
                publication.publish(catalogue.published());
            }
            catalogue.tidy();
            return true;
        });
    }

    /// Returns where the warehouse, if there is one, can be reached and is this lake's.
    ///
    /// @throws LakeException where not
    public void reachWarehouse() {
        exclusively(() -> {
            files.claim();
            return true;
        });
    }

    /// Brings settled files to where the options say that they lie, as long as there is time; to be called again and again. Does
    /// nothing where all are there.
    ///
    /// @throws LakeException where the warehouse does not do its part; what was moved stays so
    public void bringHome(BooleanSupplier hasTime) {
        exclusively(() -> {
            files.bringHome(catalogue.settled(), catalogue::unlessRead, hasTime);
            catalogue.tidy();
            return true;
        });
    }

    /// Removes the lines of these companies that were received before a time, whole days of Tokyo. Rows of
    /// [LakeOptions#keptClasses()] stay until [#expireDetections].
    ///
    /// @return rows removed
    public long expire(Instant before, Set<UUID> companies) {
        return exclusively(() -> expireLines(before, companies));
    }

    /// Removes quarantined lines that were received before a time, whole days of Tokyo.
    ///
    /// @return rows removed
    public long expireQuarantine(Instant before) {
        return exclusively(() -> expireLines(before, Set.of(Owner.QUARANTINE)));
    }

    /// Removes the lines of counted detections of these companies that were received before a time; no report counts them
    /// any more. Call [#expire] with the same or a later time first.
    ///
    /// @return rows removed
    public long expireDetections(Instant before, Set<UUID> companies) {
        return exclusively(() -> remover.expireKept(before, companies));
    }

    /// Erases a company: returns when no file on disk holds a row of it. Rows of it that come later are not taken any more.
    /// Searches that are under way may delay it by twice their longest time.
    ///
    /// @return rows erased
    public long erase(UUID company) {
        return exclusively(() -> erasure.erase(company));
    }

    /// Opens every file on disk and looks for rows of a company.
    public ErasureProof verifyErased(UUID company) {
        return exclusively(() -> erasure.verify(company));
    }

    @Override
    public List<StoredEvent> quarantined(String source, long after, long upTo, int most) {
        return exclusively(() -> new Quarantine(catalogue, files, duck, source, after, upTo).first(most));
    }

    @Override
    public long countQuarantined(String source, long after, long upTo) {
        return exclusively(() -> new Quarantine(catalogue, files, duck, source, after, upTo).count());
    }

    /// Removes the quarantined lines of a sender up to a sequence, after they found an owner.
    ///
    /// @return rows removed
    public long removeQuarantine(String source, long upTo) {
        return exclusively(() -> remover.removeQuarantine(source, upTo));
    }

    /// How much waits to be settled; unlike [#statistics] found out in no time.
    public Unsettled unsettled() {
        return Unsettled.of(catalogue.files(file -> file.kind() == LineFile.Kind.MIXED));
    }

    @Override
    public LakeStatistics statistics() {
        return LakeStatistics.of(catalogue.files(file -> true), intake.refusedRows(), rewriter.keptRaw());
    }

    /// Rows left out since opening, because their company was erased.
    public long refusedRows() {
        return intake.refusedRows();
    }

    /// Lines settled since opening that would not come back from shape and values and are stored as they are.
    public long keptRaw() {
        return rewriter.keptRaw();
    }

    /// Holds the lake as it is now for a copy, while it goes on to change. To restore, put the copy in the lake's place and
    /// call [#discardAfter] with the sequence that the database restored beside it has; so fix the database's copy first, and
    /// let no compaction learn of a later sequence in between.
    public LakeCopy copy() {
        return new LakeCopy(files, catalogue);
    }

    private long expireLines(Instant before, Set<UUID> owners) throws SQLException, IOException {
        var bound = LineSchema.micros(Remover.startOfDay(before));
        var old = compactor.mixed(committed).stream()
                .filter(file -> file.minReceived() < bound)
                .toList();
        compactor.settle(old, () -> {});
        return remover.expireLines(before, owners);
    }

    private <T> T exclusively(Work<T> work) {
        maintenance.lock();
        try {
            return work.run();
        } catch (IOException e) {
            throw LakeException.of("the lake's files cannot be changed", e);
        } catch (SQLException e) {
            throw new LakeException(Problem.INTERNAL, "the lake's files cannot be rewritten: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeException(Problem.CANCELLED, "the work on the lake was interrupted", e);
        } finally {
            maintenance.unlock();
        }
    }

    private interface Work<T> {
        T run() throws IOException, SQLException, InterruptedException;
    }

    /// Lets go of the folder.
    @Override
    public void close() {
        try {
            searcher.close();
            exclusively(() -> {
                duck.close();
                if (publication != null) {
                    publication.close();
                }
                return true;
            });
            catalogue.close();
            lock.close();
        } catch (IOException e) {
            throw new LakeException(Problem.STORAGE, "the lake cannot be closed: " + e.getMessage(), e);
        }
    }
}
