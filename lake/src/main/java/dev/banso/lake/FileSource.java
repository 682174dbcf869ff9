package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// Lets files of lakes be read from this machine's disk, wherever they lie.
interface FileSource {
    /// Opens files; those that lie elsewhere are fetched.
    ///
    /// @param patience asked while files are on their way; ends that by what it throws
    /// @throws java.nio.file.NoSuchFileException where one is gone
    Opened open(Collection<LineFile> files, Runnable patience) throws IOException;

    /// The same, however long it takes.
    default Opened open(Collection<LineFile> files) throws IOException {
        return open(files, () -> {});
    }

    /// Files that stay on this machine's disk until this is closed.
    interface Opened extends AutoCloseable {
        /// In the order in which they were asked for.
        List<Path> paths();

        @Override
        void close();
    }
}
