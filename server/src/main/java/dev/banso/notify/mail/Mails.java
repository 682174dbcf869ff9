package dev.banso.notify.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds mails, whatever became of them in the [MailQueue].
@Service
public class Mails {
    static final String SELECT = """
            select m.*, n.kind, n.alert_id
              from outbox_mail m join notice n on n.id = m.notice_id
            """;

    private final JdbcClient jdbc;

    Mails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The mail, or empty where the scope sees none of that number.
    @Transactional(readOnly = true)
    public Optional<KeptMail> find(UUID id) {
        return jdbc.sql(SELECT + " where m.id = :id").param("id", id).query(Mails::mail).optional();
    }

    /// The mail with that Message-ID, or empty.
    @Transactional(readOnly = true)
    public Optional<KeptMail> find(String messageId) {
        return jdbc.sql(SELECT + " where m.message_id = :id").param("id", messageId).query(Mails::mail).optional();
    }

    /// Mails, newest first.
    ///
    /// @param before id of the last mail already read, or null
    @Transactional(readOnly = true)
    public List<KeptMail> list(MailFilter filter, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                 where (:company::uuid is null or m.company_id = :company::uuid)
                   and (:state::text is null or m.state = :state)
                   and (:text::text is null or m.subject ilike :text or m.recipient ilike :text)
                   and (:before::uuid is null
                        or (m.created_at, m.id) < (select b.created_at, b.id from outbox_mail b where b.id = :before::uuid))
                 order by m.created_at desc, m.id desc
                 limit :limit""")
                .param("company", filter.company())
                .param("state", filter.state() == null ? null : filter.state().code())
                .param("text", filter.text() == null ? null : "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("before", before)
                .param("limit", limit)
                .query(Mails::mail)
                .list();
    }

    /// How many mails are in that state.
    @Transactional(readOnly = true)
    public long count(MailState state) {
        return jdbc.sql("select count(*) from outbox_mail where state = :state").param("state", state.code()).query(Long.class).single();
    }

    /// The contacts that a mail about this alert has reached.
    @Transactional(readOnly = true)
    List<UUID> heardOf(@Nullable UUID alert) {
        return jdbc.sql("""
                select distinct m.contact_id
                  from outbox_mail m join notice n on n.id = m.notice_id
                 where n.alert_id = :alert and m.state = 'sent' and m.contact_id is not null""")
                .param("alert", alert)
                .query((row, number) -> row.getObject("contact_id", UUID.class))
                .list();
    }

    /// A row of [#SELECT].
    static KeptMail mail(ResultSet row, int number) throws SQLException {
        Timestamp sent = row.getTimestamp("sent_at");
        return new KeptMail(
                row.getObject("id", UUID.class),
                row.getObject("notice_id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getObject("contact_id", UUID.class),
                row.getString("recipient"),
                row.getString("recipient_name"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("message_id"),
                row.getString("subject"),
                row.getString("text_body"),
                row.getString("html_body"),
                row.getBoolean("secret"),
                MailState.of(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("next_attempt_at").toInstant(),
                row.getString("last_error"),
                row.getTimestamp("created_at").toInstant(),
                sent == null ? null : sent.toInstant(),
                row.getString("kind"),
                row.getObject("alert_id", UUID.class));
    }
}
