package dev.banso.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A PostgreSQL database as its owner reaches it: schema changes run here, never requests.
///
/// @param url JDBC URL, with the owner's credentials where it needs any
record OwnedDatabase(String url) {
    /// The role that requests and jobs use; it owns nothing, so row-level security binds it.
    static final String APPLICATION_ROLE = "banso_app";

    private static final long STARTING = 0x62616e736f73L;

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /// Does something that only one process of an installation may do at a time.
    void alone(Runnable work) throws SQLException {
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + STARTING + ")");
            // The lock ends with the connection.
            work.run();
        }
    }

    /// The server's major version: 18 for 18.6.
    int version() throws SQLException {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    /// Creates the application role, or gives it this password.
    void prepareApplicationRole(String password) throws SQLException {
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            boolean exists;
            try (var found = statement.executeQuery("select from pg_roles where rolname = '" + APPLICATION_ROLE + "'")) {
                exists = found.next();
            }
            // Role commands take no parameters; the password is our own hexadecimal text. An owner who is no superuser may not
            // even say again that the role is none.
            statement.execute((exists ? "alter role " + APPLICATION_ROLE : "create role " + APPLICATION_ROLE + " nosuperuser nobypassrls")
                    + " login password '" + password + "'");
        }
    }
}
