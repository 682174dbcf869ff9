package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads the events of a file that holds its lines as they are, in the order of the file.
final class LineFileReader implements AutoCloseable {
    private final GroupReader groups;
    private long left;

    LineFileReader(Path path) throws IOException {
        groups = new GroupReader(path, LineSchema.PARQUET.getFields());
    }

    /// The next event; null behind the last one.
    @Nullable StoredEvent next() throws IOException {
        while (left == 0) {
            if (!groups.next()) {
                return null;
            }
            left = groups.rows();
        }
        left--;
        return LineSchema.event(groups.columns());
    }

    @Override
    public void close() throws IOException {
        groups.close();
    }
}
