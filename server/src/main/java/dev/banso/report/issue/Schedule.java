package dev.banso.report.issue;

import dev.banso.problem.BansoException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The provider's deadline, and how far the drafts have come.
@Component
class Schedule {
    private final JdbcClient jdbc;

    Schedule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    Deadline deadline() {
        return jdbc.sql("select day, time_of_day from report_deadline")
                .query((row, number) -> new Deadline(row.getObject("day", Integer.class), row.getObject("time_of_day", LocalTime.class)))
                .single();
    }

    @Transactional
    void set(Deadline deadline) {
        int changed = jdbc.sql("update report_deadline set day = :day, time_of_day = :time")
                .param("day", deadline.day())
                .param("time", deadline.time())
                .update();
        if (changed == 0) {
            throw BansoException.user("report.error.deadline");
        }
    }

    /// The last month whose drafts were made, or empty before the first.
    @Transactional(readOnly = true)
    Optional<YearMonth> drafted() {
        return jdbc.sql("select drafted from report_progress where drafted is not null")
                .query((row, number) -> YearMonth.from(row.getObject("drafted", LocalDate.class)))
                .optional();
    }

    @Transactional
    void drafted(YearMonth month) {
        jdbc.sql("update report_progress set drafted = :month").param("month", month.atDay(1)).update();
    }
}
