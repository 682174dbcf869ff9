package dev.banso.monitoring;

import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.database.Scope;
import dev.banso.events.detect.Filter;
import dev.banso.events.detect.FilterText;
import dev.banso.problem.BansoException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The filters that the current scope may see.
@Service
public class Exclusions {
    private static final String SELECT = """
            select e.*, coalesce((select sum(m.count) from exclusion_match m where m.exclusion_id = e.id), 0) as matched
              from exclusion e
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Companies companies;
    private final FilterCompiler compiler;
    private final JsonMapper json;

    Exclusions(JdbcClient jdbc, Clock clock, Companies companies, FilterCompiler compiler, JsonMapper json) {
        this.json = json;
        this.companies = companies;
        this.jdbc = jdbc;
        this.clock = clock;
        this.compiler = compiler;
    }

    /// All of them, standing ones first, then newest first.
    @Transactional(readOnly = true)
    public List<Exclusion> all() {
        return jdbc.sql(SELECT + " order by e.lifted_at desc nulls first, e.created_at desc, e.id desc")
                .query((row, number) -> exclusion(row))
                .list();
    }

    /// One of them.
    ///
    /// @throws BansoException not found, where there is none that may be seen
    @Transactional(readOnly = true)
    public Exclusion get(UUID id) {
        return jdbc.sql(SELECT + " where e.id = :id")
                .param("id", id)
                .query((row, number) -> exclusion(row))
                .optional()
                .orElseThrow(() -> BansoException.notFound("monitoring.error.no-exclusion"));
    }

    /// Adds a filter that somebody wrote.
    ///
    /// @param company null for every company; the provider's staff alone may do that
    /// @param text one Sigma filter
    /// @return its id
    /// @throws BansoException user, where the text is no filter, with the line, or where the scope may not filter so widely;
    ///     not found, where there is no such company; conflict, where its id is taken
    @Transactional
    public UUID add(@Nullable UUID company, String text, String reason) {
        Filter filter = compiler.one(text);
        Scope scope = Scope.current();
        if (company == null && (scope == null || scope.kind() == Scope.Kind.PARTNER || scope.kind() == Scope.Kind.COMPANY)) {
            throw BansoException.user("monitoring.error.filter-everywhere");
        }
        if (company != null && companies.find(company).isEmpty()) {
            throw BansoException.notFound("company.error.no-company");
        }
        if (filter.company() != null && !filter.company().equals(company)) {
            throw BansoException.user("monitoring.error.filter-company");
        }
        if (insert(filter.id(), company, filter.title(), text, reason.strip(), null) == 0) {
            throw BansoException.conflict("monitoring.error.filter-id", filter.id());
        }
        return filter.id();
    }

    /// Lifts a filter: from now on what it matched is alerted and counted again. What it has taken in stays as it is.
    ///
    /// @throws BansoException not found, where there is none that may be seen and stands; conflict, where it stands in a file
    @Transactional
    public void lift(UUID id) {
        Exclusion exclusion = get(id);
        if (exclusion.origin() != null) {
            throw BansoException.conflict("monitoring.error.filter-file", exclusion.origin());
        }
        int lifted = jdbc.sql("""
                update exclusion set lifted_at = :now, lifted_by = :by
                 where id = :id and lifted_at is null and (company_id is not null or scope_kind() in ('system', 'provider'))""")
                .param("now", now())
                .param("by", Author.current().name())
                .param("id", id)
                .update();
        if (lifted == 0) {
            throw BansoException.notFound("monitoring.error.no-exclusion");
        }
    }

    /// Makes a filter of what this alert is about, unless the same stands already.
    void create(Alert alert, boolean anySubject, String reason) {
        FilterText draft = FilterOfAlert.of(alert, selector(alert), anySubject);
        UUID id = UUID.randomUUID();
        LocalDate today = LocalDate.ofInstant(clock.instant(), MovableClock.JAPAN);
        String title = Objects.requireNonNullElse(alert.attack(), Objects.requireNonNullElse(alert.ruleTitle(), "-"));
        String text = draft.document(id, title, reason, Author.current().name(), today);
        compiler.one(text);
        insert(id, alert.company(), title, text, reason, draft.meaning());
    }

    private @Nullable AlertSelector selector(Alert alert) {
        return jdbc.sql("select selector from alert where id = :id and selector is not null")
                .param("id", alert.id())
                .query(String.class)
                .optional()
                .map(stored -> json.readValue(stored, AlertSelector.class))
                .orElse(null);
    }

    private int insert(UUID id, @Nullable UUID company, String title, String text, String reason, @Nullable UUID meaning) {
        Author author = Author.current();
        return jdbc.sql("""
                insert into exclusion (id, company_id, title, filter, meaning, reason, author, author_name, created_at)
                values (:id, :company, :title, :text, :meaning, :reason, :actor, :name, :now)
                on conflict do nothing""")
                .param("id", id)
                .param("company", company, java.sql.Types.OTHER)
                .param("title", title)
                .param("text", text)
                .param("meaning", meaning, java.sql.Types.OTHER)
                .param("reason", reason)
                .param("actor", author.actor())
                .param("name", author.name())
                .param("now", now())
                .update();
    }

    private Exclusion exclusion(ResultSet row) throws SQLException {
        Timestamp lifted = row.getTimestamp("lifted_at");
        String text = row.getString("filter");
        return new Exclusion(
                row.getObject("id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getString("title"),
                text,
                row.getString("reason"),
                row.getString("author_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("origin"),
                lifted == null ? null : lifted.toInstant(),
                row.getString("lifted_by"),
                row.getLong("matched"),
                lifted == null ? compiler.stored(text).problem() : null);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
