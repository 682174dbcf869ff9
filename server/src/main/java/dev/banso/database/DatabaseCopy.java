package dev.banso.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The database as it was at one moment: a transaction that goes on seeing it so until this is closed.
public final class DatabaseCopy implements AutoCloseable {
    private static final String COLUMNS = """
            select relname, array_agg(quote_ident(attname) order by attnum)
              from pg_class
              join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
             where relnamespace = current_schema()::regnamespace
               and relkind = 'r'
               and relname <> 'flyway_schema_history'
             group by relname""";
    private static final String SEQUENCES = """
            select sequencename, last_value
              from pg_sequences
             where schemaname = current_schema() and last_value is not null""";
    private static final String SCHEMA = """
            select version from flyway_schema_history
             where success and version is not null
             order by installed_rank desc limit 1""";

    private final Connection connection;

    private DatabaseCopy(Connection connection) {
        this.connection = connection;
    }

    static DatabaseCopy of(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            // Row-level security binds an owner that is no superuser, too. The first statement takes the snapshot.
            statement.execute("select set_config('banso.scope', 'system', true)");
        }
        return new DatabaseCopy(connection);
    }

    /// Writes every table's rows into the folder of a backup.
    ///
    /// @throws IOException where database or disk refuse
    public void writeTo(Path backup) throws IOException {
        try {
            Files.createDirectories(DatabaseContents.folder(backup));
            DatabaseContents contents = contents();
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Map.Entry<String, List<String>> table : contents.columns().entrySet()) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(DatabaseContents.rows(backup, table.getKey())), 1 << 20)) {
                    copies.copyOut("copy (select %s from \"%s\") to stdout (format binary)"
                            .formatted(String.join(", ", table.getValue()), table.getKey()), out);
                }
            }
            contents.writeTo(backup);
        } catch (SQLException failed) {
            throw new IOException("the database cannot be read: " + failed.getMessage(), failed);
        }
    }

    private DatabaseContents contents() throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        Map<String, Long> sequences = new TreeMap<>();
        try (var statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(COLUMNS)) {
                while (row.next()) {
                    columns.put(row.getString(1), List.of((String[]) row.getArray(2).getArray()));
                }
            }
            try (ResultSet row = statement.executeQuery(SEQUENCES)) {
                while (row.next()) {
                    sequences.put(row.getString(1), row.getLong(2));
                }
            }
            try (ResultSet row = statement.executeQuery(SCHEMA)) {
                row.next();
                return new DatabaseContents(row.getString(1), columns, sequences);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }
}
