package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// The embedded PostgreSQL of a throw-away installation, as its owner: rows that would take days to come about are put in.
final class InstallationDatabase {
    /// The line of `postmaster.pid` that holds the port.
    private static final int PORT_LINE = 3;

    private InstallationDatabase() {}

    /// @param data the installation's data folder
    static Connection connect(Path data) throws IOException, SQLException {
        List<String> postmaster = Files.readAllLines(data.resolve("postgresql/postmaster.pid"));
        String password = Files.readString(data.resolve("secrets/postgresql-owner")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + postmaster.get(PORT_LINE).strip() + "/postgres", "postgres", password);
    }
}
