package dev.banso.report.issue;

import dev.banso.problem.BansoException;
import dev.banso.report.Change;
import dev.banso.report.Coverage;
import dev.banso.report.Report;
import dev.banso.report.ReportState;
import dev.banso.report.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table of reports. Every method runs in the caller's transaction and sees what its scope may see.
@Repository
class ReportTable {
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    private static final String SELECT = """
            select r.id, r.company_id, r.snapshot ->> 'companyName' as company_name, r.month, r.revision, r.state, r.total,
                   r.unjudged, r.data_days, r.snapshot -> 'months' -> -1 ->> 'coverage' as coverage,
                   (r.snapshot -> 'months' -> -1 ->> 'assignedDays')::int as assigned_days,
                   r.comment, r.changes, r.missing_glyphs, r.created_at, r.released_at, r.released_by
              from monthly_report r
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReportTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Report> find(UUID id) {
        return jdbc.sql(SELECT + "where r.id = :id").param("id", id).query((row, number) -> report(row)).optional();
    }

    /// The latest edition, whatever its state.
    Optional<Report> latest(UUID company, YearMonth month) {
        return jdbc.sql(SELECT + "where r.company_id = :company and r.month = :month order by r.revision desc limit 1")
                .param("company", company)
                .param("month", month.atDay(1))
                .query((row, number) -> report(row))
                .optional();
    }

    Snapshot snapshot(UUID id) {
        return jdbc.sql("select snapshot from monthly_report where id = :id")
                .param("id", id)
                .query((row, number) -> json.readValue(row.getString("snapshot"), Snapshot.class))
                .optional()
                .orElseThrow(() -> BansoException.notFound("report.error.no-report"));
    }

    /// The snapshot that the company holds, where one was released.
    Optional<Snapshot> released(UUID company, YearMonth month) {
        return jdbc.sql("select snapshot from monthly_report where company_id = :company and month = :month and state = 'released'")
                .param("company", company)
                .param("month", month.atDay(1))
                .query((row, number) -> json.readValue(row.getString("snapshot"), Snapshot.class))
                .optional();
    }

    /// One more than asked for, so that the caller knows whether there are further ones.
    List<Report> list(ReportQuery query) {
        StringBuilder sql = new StringBuilder(SELECT).append("where true");
        Map<String, Object> values = new HashMap<>();
        add(sql, " and r.company_id = :company", values, "company", query.company());
        add(sql, " and r.month = :month", values, "month", query.month() == null ? null : query.month().atDay(1));
        add(sql, " and r.state = :state", values, "state", query.state() == null ? null : query.state().code());
        if (!query.everyEdition()) {
            sql.append("""

                     and not exists (select from monthly_report later
                                      where later.company_id = r.company_id and later.month = r.month and later.revision > r.revision)""");
        }
        if (query.cursor() != null) {
            ReportCursor cursor = ReportCursor.parse(query.cursor());
            sql.append(" and (r.month < :cursorMonth or (r.month = :cursorMonth and r.id > :cursorId))");
            values.put("cursorMonth", cursor.month().atDay(1));
            values.put("cursorId", cursor.id());
        }
        return jdbc.sql(sql.append(" order by r.month desc, r.id limit ").append(query.limit() + 1).toString())
                .params(values)
                .query((row, number) -> report(row))
                .list();
    }

    /// Drafts of every visible company.
    List<Report> drafts() {
        return jdbc.sql(SELECT + "where r.state = 'draft' order by r.month, r.id").query((row, number) -> report(row)).list();
    }

    /// Months of which there are reports, latest first.
    List<YearMonth> months() {
        return jdbc.sql("select distinct month from monthly_report order by month desc")
                .query((row, number) -> month(row))
                .list();
    }

    /// The companies that have any edition of that month.
    List<UUID> companiesWith(YearMonth month) {
        return jdbc.sql("select distinct company_id from monthly_report where month = :month")
                .param("month", month.atDay(1))
                .query((row, number) -> row.getObject("company_id", UUID.class))
                .list();
    }

    /// The days with data that the latest edition of each company says for that month.
    Map<UUID, Integer> dataDays(YearMonth month) {
        Map<UUID, Integer> days = new HashMap<>();
        jdbc.sql("""
                select distinct on (company_id) company_id, data_days from monthly_report
                 where month = :month order by company_id, revision desc""")
                .param("month", month.atDay(1))
                .query(row -> {
                    days.put(row.getObject("company_id", UUID.class), row.getInt("data_days"));
                });
        return days;
    }

    /// @return false where the company has that revision already
    boolean insertDraft(Snapshot snapshot, int revision, String comment, List<Change> changes, Instant now) {
        return fill(jdbc.sql("""
                insert into monthly_report (company_id, month, revision, state, snapshot, total, unjudged, data_days, comment, changes, created_at)
                values (:company, :month, :revision, 'draft', :snapshot::jsonb, :total, :unjudged, :days, :comment, :changes::jsonb, :now)
                on conflict do nothing"""), snapshot, changes)
                .param("company", snapshot.company())
                .param("month", snapshot.month().atDay(1))
                .param("revision", revision)
                .param("comment", comment)
                .param("now", time(now))
                .update() == 1;
    }

    void updateDraft(UUID id, Snapshot snapshot, List<Change> changes) {
        fill(jdbc.sql("""
                update monthly_report
                   set snapshot = :snapshot::jsonb, total = :total, unjudged = :unjudged, data_days = :days, changes = :changes::jsonb
                 where id = :id and state = 'draft'"""), snapshot, changes)
                .param("id", id)
                .update();
    }

    void deleteDraft(UUID id) {
        jdbc.sql("delete from monthly_report where id = :id and state = 'draft'").param("id", id).update();
    }

    void comment(UUID id, String comment) {
        int changed = jdbc.sql("update monthly_report set comment = :comment where id = :id and state = 'draft'")
                .param("comment", comment)
                .param("id", id)
                .update();
        if (changed == 0) {
            throw BansoException.conflict("report.error.fixed");
        }
    }

    /// Freezes a draft; the edition that was out before it is superseded.
    void release(Report draft, List<String> missingGlyphs, Instant now, String by) {
        jdbc.sql("update monthly_report set state = 'superseded' where company_id = :company and month = :month and state = 'released'")
                .param("company", draft.company())
                .param("month", draft.month().atDay(1))
                .update();
        int released = jdbc.sql("""
                update monthly_report
                   set state = 'released', released_at = :now, released_by = :by, missing_glyphs = :missing
                 where id = :id and state = 'draft'""")
                .param("now", time(now))
                .param("by", by)
                .param("missing", missingGlyphs.toArray(String[]::new))
                .param("id", draft.id())
                .update();
        if (released == 0) {
            throw BansoException.conflict("report.error.released");
        }
    }

    private JdbcClient.StatementSpec fill(JdbcClient.StatementSpec statement, Snapshot snapshot, List<Change> changes) {
        return statement
                .param("snapshot", json.writeValueAsString(snapshot))
                .param("total", snapshot.current().counted().total())
                .param("unjudged", snapshot.current().counted().unjudged())
                .param("days", snapshot.current().dataDays())
                .param("changes", json.writeValueAsString(changes));
    }

    private Report report(ResultSet row) throws SQLException {
        Timestamp released = row.getTimestamp("released_at");
        return new Report(
                row.getObject("id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getString("company_name"),
                month(row),
                row.getInt("revision"),
                ReportState.of(row.getString("state")),
                Coverage.valueOf(row.getString("coverage")),
                row.getLong("total"),
                row.getLong("unjudged"),
                row.getInt("data_days"),
                row.getInt("assigned_days"),
                row.getString("comment"),
                json.readValue(row.getString("changes"), CHANGES),
                Arrays.asList((String[]) row.getArray("missing_glyphs").getArray()),
                row.getTimestamp("created_at").toInstant(),
                released == null ? null : released.toInstant(),
                row.getString("released_by"));
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month", LocalDate.class));
    }

    private static Object time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void add(StringBuilder sql, String condition, Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.put(name, value);
        }
    }
}
