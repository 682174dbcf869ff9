package dev.banso.notify;

import dev.banso.notify.text.NoticeKind;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Where everything that must be told is put down, in the transaction of its cause: what is committed goes out, over
/// restarts and server failures, once per key.
@Service
public class Outbox {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;

    Outbox(JdbcClient jdbc, Clock clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /// Tells the company's contacts that their report can be read. A second call for the same report and revision does
    /// nothing.
    @Transactional
    public void enqueue(ReportAnnouncement report) {
        Map<String, String> values = Map.of(
                "month", report.month().toString(),
                "revision", Integer.toString(report.revision()),
                "path", report.path());
        List<Map<String, String>> changes = report.changes().stream().map(change -> Map.of("text", change)).toList();
        enqueue(new Notice(report.company(), Notice.Audience.COMPANY, NoticeKind.REPORT_PUBLISHED,
                "report:" + report.report() + ":" + report.revision(), 0, null, new Facts(values, changes)));
    }

    /// Puts a notice down.
    ///
    /// @return false where its key was there already
    @Transactional
    boolean enqueue(Notice notice) {
        return jdbc.sql("""
                insert into notice (company_id, audience, kind, key, severity, alert_id, facts, created_at)
                values (:company, :audience, :kind, :key, :severity, :alert, :facts::jsonb, :now)
                on conflict (key) do nothing""")
                .param("company", notice.company())
                .param("audience", notice.audience().code())
                .param("kind", notice.kind().code())
                .param("key", notice.key())
                .param("severity", notice.severity())
                .param("alert", notice.alert())
                .param("facts", json.writeValueAsString(notice.facts()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update() == 1;
    }
}
