package dev.banso.monitoring;

import dev.banso.problem.BansoException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The companies' filters that the current scope may see.
@Service
public class Exclusions {
    private static final String SELECT = """
            select e.*, coalesce((select sum(a.count) from alert a where a.exclusion_id = e.id), 0) as matched
              from exclusion e
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Exclusions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// All of them, standing ones first, then newest first.
    @Transactional(readOnly = true)
    public List<Exclusion> all() {
        return jdbc.sql(SELECT + " order by e.lifted_at desc nulls first, e.created_at desc, e.id desc")
                .query((row, number) -> exclusion(row))
                .list();
    }

    /// Lifts a filter: from now on what it matched is alerted and counted again. What it has taken in stays as it is.
    ///
    /// @throws BansoException not found, where there is none that may be seen and stands
    @Transactional
    public void lift(UUID id) {
        int lifted = jdbc.sql("update exclusion set lifted_at = :now, lifted_by = :by where id = :id and lifted_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", Author.current().name())
                .param("id", id)
                .update();
        if (lifted == 0) {
            throw BansoException.notFound("monitoring.error.no-exclusion");
        }
    }

    /// Makes a filter of what this alert is about, unless the same stands already.
    @Transactional
    void create(Alert alert, boolean anySubject, String reason) {
        Author author = Author.current();
        jdbc.sql("""
                insert into exclusion (company_id, kind, threat_class, path, attack, rule_id, rule_title, subject, subject_any,
                                       reason, author, author_name, created_at)
                select company_id, kind, case when kind = 'review' then 'review' else threat_class end,
                       case when kind = 'review' then null else path end,
                       attack, rule_id, rule_title, case when :any then null else subject end, :any,
                       :reason, :actor, :name, :now
                  from alert a
                 where a.id = :alert
                   and not exists (
                       select from exclusion e
                        where e.company_id = a.company_id and e.kind = a.kind and e.lifted_at is null
                          and (e.attack, e.rule_id) is not distinct from (a.attack, a.rule_id)
                          and (a.kind = 'review' or (e.threat_class, e.path) is not distinct from (a.threat_class, a.path))
                          and e.subject_any = :any
                          and (:any or e.subject is not distinct from a.subject))""")
                .param("any", anySubject)
                .param("reason", reason)
                .param("actor", author.actor())
                .param("name", author.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("alert", alert.id())
                .update();
    }

    /// The standing filters of these companies.
    List<Exclusion> standing(Set<UUID> companies) {
        return jdbc.sql("select e.*, 0 as matched from exclusion e where e.lifted_at is null and e.company_id = any(:companies)")
                .param("companies", companies.toArray(UUID[]::new))
                .query((row, number) -> exclusion(row))
                .list();
    }

    private static Exclusion exclusion(ResultSet row) throws SQLException {
        Timestamp lifted = row.getTimestamp("lifted_at");
        return new Exclusion(
                row.getObject("id", UUID.class),
                row.getObject("company_id", UUID.class),
                AlertKind.of(row.getString("kind")),
                AlertRow.threatClass(row.getString("threat_class")),
                AlertRow.path(row.getString("path")),
                row.getString("attack"),
                row.getObject("rule_id", UUID.class),
                row.getString("rule_title"),
                row.getString("subject"),
                row.getBoolean("subject_any"),
                row.getString("reason"),
                row.getString("author_name"),
                row.getTimestamp("created_at").toInstant(),
                lifted == null ? null : lifted.toInstant(),
                row.getString("lifted_by"),
                row.getLong("matched"));
    }
}
