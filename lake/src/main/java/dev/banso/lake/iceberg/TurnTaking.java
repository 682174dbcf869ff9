package dev.banso.lake.iceberg;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.jspecify.annotations.Nullable;

/// One publication at a time, of whichever process: so what belongs to no state of the table is the rest of a crash, and
/// nobody's work. PostgreSQL ends the turn of a process that dies.
final class TurnTaking implements AutoCloseable {
    private static final String LONGEST_WAIT = "set lock_timeout = '60s'";
    private static final String TAKE = "select pg_advisory_lock(hashtextextended('banso.iceberg', 0))";

    private static final String METADATA = """
            select metadata_location from iceberg_tables
             where catalog_name = ? and table_namespace = ? and table_name = ?""";

    private final Connection connection;

    private TurnTaking(Connection connection) {
        this.connection = connection;
    }

    static TurnTaking take(TableCatalogue catalogue) {
        try {
            var connection = catalogue.connect();
            try (var statement = connection.createStatement()) {
                statement.execute(LONGEST_WAIT);
                statement.execute(TAKE);
                return new TurnTaking(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new UncheckedSQLException(e, "the table's catalogue cannot be reached: %s", e.getMessage());
        }
    }

    /// Where the catalogue says that the table's metadata lies; null where it knows no such table.
    @Nullable String metadataOf(TableIdentifier table) {
        try (var statement = connection.prepareStatement(METADATA)) {
            statement.setString(1, TableCatalogue.NAME);
            statement.setString(2, table.namespace().toString());
            statement.setString(3, table.name());
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new UncheckedSQLException(e, "the table's catalogue cannot be read: %s", e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new UncheckedSQLException(e, "the table's catalogue cannot be left: %s", e.getMessage());
        }
    }
}
