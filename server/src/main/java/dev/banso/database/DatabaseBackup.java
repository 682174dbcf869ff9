package dev.banso.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/// Copies the database as of one moment, while it is in use.
public final class DatabaseBackup {
    private final OwnedDatabase database;

    DatabaseBackup(OwnedDatabase database) {
        this.database = database;
    }

    /// Fixes the copy on this moment; it is written later.
    ///
    /// @throws IOException where the database cannot be reached
    public DatabaseCopy copy() throws IOException {
        try {
            Connection connection = database.connect();
            try {
                return DatabaseCopy.of(connection);
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new IOException("the database cannot be read: " + failed.getMessage(), failed);
        }
    }
}
