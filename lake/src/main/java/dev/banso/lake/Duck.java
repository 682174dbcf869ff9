package dev.banso.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// A DuckDB in memory that sees the lake's folder, the copies of files elsewhere, and nothing else, with bounded memory and threads.
final class Duck implements AutoCloseable {
    /// A file without rows that has every column, for files that were written before some column was thought of.
    static final String COLUMNS = "columns";

    private final DuckDBConnection connection;
    private final Path columns;

    /// @param copies where copies of files that lie elsewhere are; null where there are none
    /// @param work folder for what does not fit into memory
    Duck(Path root, @Nullable LocalCopies copies, Path work, long memoryBytes, int threads) throws SQLException {
        columns = root.resolve(COLUMNS);
        var properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        connection = DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class);
        NativeLibrary.removeFile();
        try (var statement = connection.createStatement()) {
            for (var setting : """
                    set memory_limit = '%d KiB';
                    set threads = %d;
                    set temp_directory = %s;
                    set max_temp_directory_size = '8 GiB';
                    set autoinstall_known_extensions = false;
                    set autoload_known_extensions = false;
                    set allow_community_extensions = false;
                    set enable_progress_bar = false;
                    set preserve_insertion_order = true;
                    set TimeZone = 'UTC';
                    set allowed_directories = [%s];
                    set enable_external_access = false;
                    set lock_configuration = true"""
                    .formatted(memoryBytes / 1024, threads, quoted(work.toString()), seen(root, copies))
                    .split(";")) {
                statement.execute(setting);
            }
        }
        LineFunction.register(connection);
    }

    private static String seen(Path root, @Nullable LocalCopies copies) {
        return quoted(root + "/") + (copies == null ? "" : ", " + quoted(copies.folder() + "/"));
    }

    /// A connection for one thread; to be closed by it.
    Connection connect() throws SQLException {
        return connection.duplicate();
    }

    /// The rows of files of any age, as the source of a `from`; [LineFunction#LINE] is the line of each. The paths are the lake's own;
    /// their `company=…` must not hide the column.
    String rows(FileSource.Opened files) {
        return "read_parquet([%s, %s], union_by_name = true, hive_partitioning = false)"
                .formatted(
                        quoted(columns.toString()),
                        files.paths().stream()
                                .map(file -> quoted(file.toString()))
                                .collect(Collectors.joining(", ")));
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
