package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/// Searches a lake and the lakes in folders below it, which other processes own and change meanwhile. All of them together are
/// searched like one: their sequences differ, so pages follow one another across them.
public final class LakeReader implements LineSearch, AutoCloseable {
    /// A file that was replaced between being listed and being opened is found under its new name the next time.
    private static final int MOST_ATTEMPTS = 8;

    private final Searcher searcher;

    private LakeReader(Searcher searcher) {
        this.searcher = searcher;
    }

    /// Opens a folder in which a lake is open in this process.
    ///
    /// @param prefix how the names of the folders below begin that are lakes, too
    public static LakeReader open(Path folder, String prefix, LakeOptions options) {
        var root = folder.toAbsolutePath().normalize();
        try {
            var work = Files.createDirectories(root.resolve("work/reader"));
            return new LakeReader(new Searcher(root, work, new ManyLakes(root, prefix), options));
        } catch (IOException | SQLException e) {
            throw new LakeException(Problem.STORAGE, "the lakes in " + root + " cannot be searched: " + e.getMessage(), e);
        }
    }

    @Override
    public SearchResult search(Search search, Cancellation cancellation) {
        for (var attempt = 1; ; attempt++) {
            try {
                return searcher.search(search, cancellation);
            } catch (LakeException failed) {
                if (failed.problem() != Problem.INTERNAL || attempt == MOST_ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }

    @Override
    public void close() {
        searcher.close();
    }
}
