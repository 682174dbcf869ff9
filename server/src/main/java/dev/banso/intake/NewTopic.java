package dev.banso.intake;

import dev.banso.intake.log.Sequences;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// After a restore whose topic is made anew: its lines get places behind those that are worked off already.
public final class NewTopic {
    private NewTopic() {}

    /// Notes it in a database that was just restored, as its owner.
    ///
    /// @throws SQLException where the database refuses, or is of a version that knows no such topics
    public static void note(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            // Row-level security binds an owner, too.
            statement.execute("select set_config('banso.scope', 'system', true)");
            statement.execute("update intake_progress set skipped = sequence - (partition::bigint << " + Sequences.PLACE_BITS + ") where partition > 0");
        }
    }
}
