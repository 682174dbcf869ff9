package dev.banso.monitoring;

import dev.banso.company.Companies;
import dev.banso.intake.DetectionLinesEnded;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The sample lines of alerts end with the lines in the lake of which they are copies. The alerts and their counts stay.
@Component
class EndedLines {
    private final JdbcClient jdbc;
    private final Companies companies;

    EndedLines(JdbcClient jdbc, Companies companies) {
        this.jdbc = jdbc;
        this.companies = companies;
    }

    @EventListener
    @Transactional
    public void on(DetectionLinesEnded ended) {
        jdbc.sql("delete from alert_line where company_id = any(:companies) and received_at < :before")
                .param("companies", companies.hold(ended.companies()).toArray(UUID[]::new))
                .param("before", ended.before().atOffset(ZoneOffset.UTC))
                .update();
    }
}
