package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Searches a lake and the lakes in folders below it, which other processes own and change meanwhile. All of them together are
/// searched like one: their sequences differ, so pages follow one another across them.
public final class LakeReader implements LakeView, AutoCloseable {
    /// A file that was replaced between being listed and being opened is found under its new name the next time.
    private static final int MOST_ATTEMPTS = 8;

    private final Path work;
    private final ManyLakes lakes;
    private final @Nullable ManyLakesFiles elsewhere;
    private final Searcher searcher;

    private LakeReader(Path work, ManyLakes lakes, @Nullable ManyLakesFiles elsewhere, Searcher searcher) {
        this.work = work;
        this.lakes = lakes;
        this.elsewhere = elsewhere;
        this.searcher = searcher;
    }

    /// Opens a folder in which a lake is open in this process.
    ///
    /// @param prefix how the names of the folders below begin that are lakes, too
    public static LakeReader open(Path folder, String prefix, LakeOptions options) {
        var root = folder.toAbsolutePath().normalize();
        try {
            var work = Files.createDirectories(root.resolve("work/reader"));
            var lakes = new ManyLakes(root, prefix);
            var place = options.warehouse();
            var elsewhere = place == null ? null : new ManyLakesFiles(root, place);
            var files = elsewhere == null ? new FolderFiles(root, Steps.UNWATCHED) : elsewhere;
            return new LakeReader(work, lakes, elsewhere, new Searcher(root, work, lakes, files, options));
        } catch (IOException | SQLException e) {
            throw new LakeException(Problem.STORAGE, "the lakes in " + root + " cannot be searched: " + e.getMessage(), e);
        }
    }

    @Override
    public SearchResult search(Search search, Cancellation cancellation) {
        return again(() -> searcher.search(search, cancellation));
    }

    /// What lakes count since their opening, their own processes know.
    @Override
    public LakeStatistics statistics() {
        return LakeStatistics.of(lakes.files(file -> true), 0, 0);
    }

    @Override
    public List<StoredEvent> quarantined(String source, long after, long upTo, int most) {
        return again(() -> searcher.quarantined(source, after, upTo, most));
    }

    @Override
    public long countQuarantined(String source, long after, long upTo) {
        return again(() -> searcher.countQuarantined(source, after, upTo));
    }

    /// Holds the lakes in the folders below as they are now for a copy, while their owners go on to change them; what lies in a
    /// warehouse as it is when the copy is written. To restore, put them in their places and have each owner call
    /// [Lake#discardAfter] with the sequence of a database that was fixed before.
    ///
    /// @throws LakeException where a file cannot be read
    public List<NeighbourCopy> hold() {
        try {
            return lakes.hold(work, elsewhere);
        } catch (IOException e) {
            throw new LakeException(Problem.STORAGE, "the lakes of other processes cannot be held: " + e.getMessage(), e);
        }
    }

    private static <T> T again(Supplier<T> look) {
        for (var attempt = 1; ; attempt++) {
            try {
                return look.get();
            } catch (LakeException failed) {
                if (!isReplaced(failed) || attempt == MOST_ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }

    private static boolean isReplaced(LakeException failed) {
        return failed.problem() == Problem.INTERNAL || failed.getCause() instanceof NoSuchFileException;
    }

    @Override
    public void close() {
        searcher.close();
    }
}
