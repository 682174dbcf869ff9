package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The embedded PostgreSQL of a throw-away installation, as its owner: rows that would take days to come about are put in.
final class InstallationDatabase {
    /// The lines of `postmaster.pid` that hold the process number and the port.
    private static final int PROCESS_LINE = 0;
    private static final int PORT_LINE = 3;

    private InstallationDatabase() {}

    /// @param data the installation's data folder
    static Connection connect(Path data) throws IOException, SQLException {
        String password = Files.readString(data.resolve("secrets/postgresql-owner")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + postmaster(data).get(PORT_LINE) + "/postgres", "postgres", password);
    }

    /// Tidies up behind everything that was written, so that PostgreSQL need not do so later.
    static void vacuum(Path data) throws IOException {
        try (Connection connection = connect(data);
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        } catch (SQLException failed) {
            throw new IOException("the database cannot be tidied up", failed);
        }
    }

    /// The operating system's number of its first process.
    static long process(Path data) throws IOException {
        return Long.parseLong(postmaster(data).get(PROCESS_LINE));
    }

    private static List<String> postmaster(Path data) throws IOException {
        return Files.readAllLines(data.resolve("postgresql/postmaster.pid")).stream().map(String::strip).toList();
    }
}
