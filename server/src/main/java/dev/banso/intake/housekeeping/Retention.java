package dev.banso.intake.housekeeping;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How long lines are kept. The lines of counted detections stay longer, for the reports that count them.
@Service
public class Retention {
    /// The fewest days that can be chosen.
    public static final int FEWEST_DAYS = 30;
    /// The most days that can be chosen.
    public static final int MOST_DAYS = 3_660;

    private final JdbcClient jdbc;

    Retention(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Days from receipt on.
    @Transactional(readOnly = true)
    public int days() {
        return jdbc.sql("select days from line_retention").query(Integer.class).single();
    }

    @Transactional
    public void keep(int days) {
        if (days < FEWEST_DAYS || days > MOST_DAYS) {
            throw new IllegalArgumentException("Lines are kept for " + FEWEST_DAYS + " to " + MOST_DAYS + " days.");
        }
        jdbc.sql("update line_retention set days = :days").param("days", days).update();
    }
}
