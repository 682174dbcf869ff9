package dev.banso.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Who did what, when, before and after. Changes of rows come from a trigger; what is no change of a row is noted here.
@Component
public class AuditTrail {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Notes an event as an actor of its own, whatever becomes of the transaction around it.
    ///
    /// @param subject what happened, such as `sign-in`
    /// @param about details; no secrets
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void note(String subject, @Nullable String subjectId, @Nullable UUID company, Map<String, ?> about) {
        jdbc.sql("""
                insert into audit_event (actor, action, subject, subject_id, company_id, after)
                values (scope_actor(), 'event', :subject, :id, :company, :about::jsonb)""")
                .param("subject", subject)
                .param("id", subjectId)
                .param("company", company)
                .param("about", json.writeValueAsString(about))
                .update();
    }

    /// What the scope may read, latest first.
    ///
    /// @param subject the kind of record or event, or null for all
    /// @param company null for all
    @Transactional(readOnly = true)
    public List<Entry> list(@Nullable String subject, @Nullable UUID company, int page, int size) {
        return filtered("select * from audit_event" + CONDITIONS + " order by at desc, id desc limit :limit offset :offset", subject, company)
                .param("limit", size)
                .param("offset", (long) page * size)
                .query(this::entry)
                .list();
    }

    /// How many entries there are.
    @Transactional(readOnly = true)
    public long count(@Nullable String subject, @Nullable UUID company) {
        return filtered("select count(*) from audit_event" + CONDITIONS, subject, company).query(Long.class).single();
    }

    private static final String CONDITIONS = """

            where (:subject::text is null or subject = :subject) and (:company::uuid is null or company_id = :company)""";

    private JdbcClient.StatementSpec filtered(String sql, @Nullable String subject, @Nullable UUID company) {
        return jdbc.sql(sql).param("subject", subject).param("company", company);
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("subject_id"),
                row.getObject("company_id", UUID.class),
                fields(row.getString("before")),
                fields(row.getString("after")));
    }

    private Map<String, @Nullable String> fields(@Nullable String text) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        if (text != null) {
            json.readValue(text, new TypeReference<Map<String, @Nullable Object>>() {})
                    .forEach((name, value) -> fields.put(name, Optional.ofNullable(value).map(Object::toString).orElse(null)));
        }
        return fields;
    }

    /// One line of the trail.
    ///
    /// @param actor `account:…`, `token:…` or `job:…`
    /// @param action `insert`, `update`, `delete` or `event`
    /// @param subject table or event
    public record Entry(Instant at, String actor, String action, String subject, @Nullable String subjectId,
            @Nullable UUID company, Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        /// The fields that changed, old and new.
        public Map<String, Change> changes() {
            Map<String, Change> changes = new LinkedHashMap<>();
            after.forEach((field, value) -> {
                if (!java.util.Objects.equals(before.get(field), value)) {
                    changes.put(field, new Change(before.get(field), value));
                }
            });
            if (action.equals("delete")) {
                before.forEach((field, value) -> changes.put(field, new Change(value, null)));
            }
            return changes;
        }
    }

    /// A field's value before and after.
    public record Change(@Nullable String before, @Nullable String after) {}
}
