package dev.banso.lake;

import java.util.List;
import java.util.function.Predicate;

/// Which files there are to search.
interface Listing {
    /// Files that may be opened until the view is closed.
    View view(Predicate<LineFile> wanted);

    List<LineFile> files(Predicate<LineFile> wanted);

    /// Files that a reader began with.
    interface View extends AutoCloseable {
        List<LineFile> files();

        @Override
        void close();
    }
}
