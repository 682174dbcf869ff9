package dev.banso.database;

import dev.banso.settings.Memory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/// Puts the database of a backup into an empty one: the schema in the backup's version, then every row. What came after
/// that version is done at the next start.
public final class DatabaseRestore {
    private static final String REFERENCES = """
            select conrelid::regclass::text, confrelid::regclass::text
              from pg_constraint
             where contype = 'f' and conrelid <> confrelid""";
    private static final String FORCED = """
            select relname from pg_class
             where relnamespace = current_schema()::regnamespace and relkind = 'r' and relforcerowsecurity""";

    private final Path backup;
    private final AfterRestore after;
    private final DatabaseContents contents;

    private DatabaseRestore(Path backup, AfterRestore after) throws IOException {
        this.backup = backup;
        this.after = after;
        this.contents = DatabaseContents.read(backup);
    }

    /// What else is to be written, before anybody uses the database.
    public interface AfterRestore {
        void write(Connection owner) throws SQLException;
    }

    /// Makes an embedded database under a data folder.
    ///
    /// @throws IOException where the backup is unusable or the disk refuses
    public static void embedded(Path backup, Path data, AfterRestore after) throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(data, new Secrets(data.resolve("secrets")).get("postgresql-owner"),
                new Memory(Memory.USUAL))) {
            new DatabaseRestore(backup, after).into(database.owned(), data);
        }
    }

    /// Fills a database of the provider's own.
    ///
    /// @param url JDBC address with the owner's credentials
    /// @throws IOException where the backup is unusable, or the database cannot be reached, is not empty or refuses
    public static void into(String url, Path backup, Path data, AfterRestore after) throws IOException {
        new DatabaseRestore(backup, after).into(new OwnedDatabase(url), data);
    }

    private void into(OwnedDatabase database, Path data) throws IOException {
        try (Connection connection = database.connect()) {
            requireEmpty(connection);
            database.prepareApplicationRole(new Secrets(data.resolve("secrets")).get("postgresql-application"));
            new Schema(database).bringTo(MigrationVersion.fromVersion(contents.schema()));
            connection.setAutoCommit(false);
            fill(connection);
            after.write(connection);
            connection.commit();
        } catch (SQLException failed) {
            throw new IOException("the database cannot be restored: " + failed.getMessage(), failed);
        } catch (FlywayException unknown) {
            throw new IOException("the backup was made by another version of Banso, with schema " + contents.schema()
                    + "; restore it with that version or a later one", unknown);
        }
    }

    private static void requireEmpty(Connection connection) throws SQLException, IOException {
        if (!texts(connection, "select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'").isEmpty()) {
            throw new IOException("the database is not empty; name an empty one");
        }
    }

    private void fill(Connection connection) throws SQLException, IOException {
        List<String> forced = texts(connection, FORCED);
        // An owner that is no superuser can copy into a table only while its security does not bind owners.
        change(connection, "alter table \"%s\" no force row level security", forced);
        // Rows that the migrations wrote are in the backup, as they became.
        change(connection, "truncate \"%s\" cascade", contents.columns().keySet());
        change(connection, "alter table \"%s\" disable trigger user", contents.columns().keySet());
        for (String table : inOrderOfReferences(connection)) {
            load(connection, table);
        }
        change(connection, "alter table \"%s\" enable trigger user", contents.columns().keySet());
        change(connection, "alter table \"%s\" force row level security", forced);
        continueSequences(connection);
    }

    private void load(Connection connection, String table) throws SQLException, IOException {
        String columns = String.join(", ", contents.columns().getOrDefault(table, List.of()));
        try (InputStream rows = new BufferedInputStream(Files.newInputStream(DatabaseContents.rows(backup, table)), 1 << 20)) {
            connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("copy \"%s\" (%s) from stdin (format binary)".formatted(table, columns), rows);
        }
    }

    /// Every table behind those whose rows it names.
    private List<String> inOrderOfReferences(Connection connection) throws SQLException {
        Map<String, Set<String>> wanted = new HashMap<>();
        contents.columns().keySet().forEach(table -> wanted.put(table, new HashSet<>()));
        try (var statement = connection.createStatement(); ResultSet row = statement.executeQuery(REFERENCES)) {
            while (row.next()) {
                wanted.computeIfAbsent(row.getString(1), table -> new HashSet<>()).add(row.getString(2));
            }
        }
        List<String> order = new ArrayList<>();
        while (!wanted.isEmpty()) {
            List<String> next = wanted.keySet().stream().filter(table -> order.containsAll(wanted.get(table))).sorted().toList();
            if (next.isEmpty()) {
                throw new IllegalStateException("tables that need each other: " + wanted.keySet());
            }
            order.addAll(next);
            next.forEach(wanted::remove);
        }
        return order;
    }

    private void continueSequences(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
            for (Map.Entry<String, Long> sequence : contents.sequences().entrySet()) {
                statement.setString(1, sequence.getKey());
                statement.setLong(2, sequence.getValue());
                statement.execute();
            }
        }
    }

    private static void change(Connection connection, String sql, Iterable<String> tables) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute(sql.formatted(table));
            }
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
