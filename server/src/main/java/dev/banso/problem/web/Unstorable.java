package dev.banso.problem.web;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;

/// Text that PostgreSQL cannot hold, such as one with NUL, is the asker's mistake; any other conflict is ours.
final class Unstorable {
    /// PostgreSQL's states for a character that the encoding has not, in text and in JSON.
    private static final Set<String> STATES = Set.of("22021", "22P05");

    private Unstorable() {}

    static boolean isCauseOf(DataIntegrityViolationException problem) {
        return problem.getMostSpecificCause() instanceof SQLException cause && STATES.contains(cause.getSQLState());
    }
}
