package dev.banso.notify.notice;

import dev.banso.company.Companies;
import dev.banso.notify.text.Facts;
import dev.banso.notify.text.NoticeKind;
import dev.banso.notify.work.WorkWaiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The ledger of everything that was, or is to be, told.
@Service
public class Notices {
    private final JdbcClient jdbc;
    private final Companies companies;
    private final Clock clock;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Notices(JdbcClient jdbc, Companies companies, Clock clock, JsonMapper json, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.clock = clock;
        this.json = json;
        this.events = events;
    }

    /// Puts a notice down in the caller's transaction.
    ///
    /// @return false where its key was there already
    @Transactional
    public boolean add(Notice notice) {
        events.publishEvent(new WorkWaiting());
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

    /// Notices that nobody was chosen for yet, oldest first.
    @Transactional(readOnly = true)
    public List<UUID> toAddress(int limit) {
        return jdbc.sql("""
                select id from notice
                 where addressed_at is null
                 order by created_at, id
                 limit :limit""")
                .param("limit", limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /// The notice, held by this transaction until it ends, and its company with it; empty where another worker has it or it is
    /// addressed already.
    @Transactional
    public Optional<KeptNotice> take(UUID id) {
        jdbc.sql("select company_id from notice where id = :id and company_id is not null")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .ifPresent(companies::hold);
        return jdbc.sql("select * from notice where id = :id and addressed_at is null for update skip locked")
                .param("id", id)
                .query(this::kept)
                .optional();
    }

    /// Remembers that mails were made of it.
    ///
    /// @param problem why it could not be told to anybody, or an empty text
    @Transactional
    public void addressed(UUID id, int recipients, String problem) {
        jdbc.sql("""
                update notice set addressed_at = :now, recipients = recipients + :recipients, problem = nullif(:problem, '')
                 where id = :id""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("recipients", recipients)
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    /// Has recipients chosen once more: a mail came back, or a person asks for it. Who has a mail already gets no second.
    @Transactional
    public void addressAgain(UUID id) {
        events.publishEvent(new WorkWaiting());
        jdbc.sql("update notice set addressed_at = null, problem = null where id = :id").param("id", id).update();
    }

    /// The latest notices that reached nobody, though somebody should hear of them.
    @Transactional(readOnly = true)
    public List<UntoldNotice> untold(int limit) {
        return jdbc.sql("""
                select id, company_id, kind, problem, created_at from notice
                 where problem is not null and problem not in ('unwanted', 'overtaken')
                 order by created_at desc
                 limit :limit""")
                .param("limit", limit)
                .query((row, number) -> new UntoldNotice(row.getObject("id", UUID.class), row.getObject("company_id", UUID.class),
                        row.getString("kind"), row.getString("problem"), row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /// How many alert notices that company's contacts were sent one by one since then.
    @Transactional(readOnly = true)
    public int alertsTold(UUID company, Instant since) {
        return jdbc.sql("""
                select count(*) from notice
                 where company_id = :company and audience = 'company' and alert_id is not null and created_at > :since""")
                .param("company", company)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /// True where the company was told of this alert in a notice of its own.
    @Transactional(readOnly = true)
    public boolean hasToldOf(UUID alert) {
        return jdbc.sql("select exists (select from notice where alert_id = :alert and audience = 'company')")
                .param("alert", alert)
                .query(Boolean.class)
                .single();
    }

    private KeptNotice kept(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        Notice notice = new Notice(
                row.getObject("company_id", UUID.class),
                Audience.of(row.getString("audience")),
                NoticeKind.of(kind).orElseThrow(() -> new IllegalStateException("unknown kind of notice: " + kind)),
                row.getString("key"),
                row.getInt("severity"),
                row.getObject("alert_id", UUID.class),
                json.readValue(row.getString("facts"), Facts.class));
        return new KeptNotice(row.getObject("id", UUID.class), notice, row.getTimestamp("created_at").toInstant());
    }
}
