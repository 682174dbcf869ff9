package dev.banso.notify.mail;

import dev.banso.company.Companies;
import dev.banso.notify.notice.KeptNotice;
import dev.banso.notify.text.RenderedNotice;
import dev.banso.notify.work.GivenUp;
import dev.banso.notify.work.WorkWaiting;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The outbox: every mail from the moment it is written until it has left, came back or was given up. [Mails] finds them again.
@Service
public class MailQueue {
    private final JdbcClient jdbc;
    private final Companies companies;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final GivenUp givenUp;

    MailQueue(JdbcClient jdbc, Companies companies, Clock clock, ApplicationEventPublisher events, GivenUp givenUp) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.clock = clock;
        this.events = events;
        this.givenUp = givenUp;
    }

    /// Writes a mail of this notice to that recipient.
    ///
    /// @return false where the recipient has one already
    @Transactional
    boolean add(KeptNotice notice, Recipient to, RenderedNotice words, String messageIdHost, boolean secret) {
        UUID id = UUID.randomUUID();
        events.publishEvent(new WorkWaiting());
        return jdbc.sql("""
                insert into outbox_mail (id, notice_id, company_id, audience, contact_id, recipient, recipient_name, locale, message_id,
                                         subject, text_body, html_body, secret, next_attempt_at, created_at)
                values (:id, :notice, :company, :audience, :contact, :recipient, :name, :locale, :messageId,
                        :subject, :text, :html, :secret, :now, :now)
                on conflict (notice_id, recipient) do nothing""")
                .param("id", id)
                .param("notice", notice.id())
                .param("company", notice.notice().company())
                .param("audience", notice.notice().audience().code())
                .param("contact", to.contact())
                .param("recipient", to.email())
                .param("name", to.name())
                .param("locale", to.locale().getLanguage())
                .param("messageId", "<notice." + id + "@" + messageIdHost + ">")
                .param("subject", words.subject())
                .param("text", words.text())
                .param("html", words.html())
                .param("secret", secret)
                .param("now", now())
                .update() == 1;
    }

    /// A mail that is due, held by this transaction until it ends, and its company with it.
    @Transactional
    Optional<KeptMail> takeDue() {
        Optional<KeptMail> due = jdbc.sql(Mails.SELECT + """
                 where m.state = 'pending' and m.next_attempt_at <= :now
                 order by m.next_attempt_at, m.id
                 limit 1""")
                .param("now", now())
                .query(Mails::mail)
                .optional();
        due.map(KeptMail::company).ifPresent(companies::hold);
        return due.flatMap(mail -> jdbc.sql(Mails.SELECT + " where m.id = :id and m.state = 'pending' for update of m skip locked")
                .param("id", mail.id())
                .query(Mails::mail)
                .optional());
    }

    /// The mail has left. A secret does not stay behind.
    @Transactional
    void sent(KeptMail mail) {
        jdbc.sql("""
                update outbox_mail
                   set state = 'sent', attempts = attempts + 1, sent_at = :now, last_error = null,
                       text_body = case when secret then '' else text_body end,
                       html_body = case when secret then '' else html_body end
                 where id = :id""")
                .param("now", now())
                .param("id", mail.id())
                .update();
        if (mail.secret()) {
            jdbc.sql("update notice set facts = facts #- '{values,link}' where id = :id").param("id", mail.notice()).update();
        }
    }

    /// It is tried again then.
    @Transactional
    void retry(KeptMail mail, Instant at, String error) {
        jdbc.sql("update outbox_mail set attempts = attempts + 1, next_attempt_at = :at, last_error = :error where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("error", error)
                .param("id", mail.id())
                .update();
    }

    /// It is given up.
    @Transactional
    public void failed(UUID mail, String error) {
        givenUp.mail();
        jdbc.sql("update outbox_mail set state = 'failed', attempts = attempts + 1, last_error = :error where id = :id")
                .param("error", error)
                .param("id", mail)
                .update();
    }

    /// It had left, but came back.
    ///
    /// @return false where that is known already
    @Transactional
    boolean cameBack(UUID mail, String error) {
        return jdbc.sql("update outbox_mail set state = 'failed', last_error = :error where id = :id and state <> 'failed'")
                .param("error", error)
                .param("id", mail)
                .update() == 1;
    }

    /// It has left, but a server on its way still tries to hand it on.
    @Transactional
    void delayed(UUID mail, String note) {
        jdbc.sql("update outbox_mail set last_error = :note where id = :id and state = 'sent'")
                .param("note", note)
                .param("id", mail)
                .update();
    }

    /// A person wants a mail that was given up to be tried again.
    ///
    /// @return false where it was not given up
    @Transactional
    public boolean tryAgain(UUID mail) {
        events.publishEvent(new WorkWaiting());
        return jdbc.sql("""
                update outbox_mail set state = 'pending', attempts = 0, next_attempt_at = :now
                 where id = :id and state = 'failed' and text_body <> ''""")
                .param("now", now())
                .param("id", mail)
                .update() == 1;
    }

    /// Holds back everything about this alert that has not left yet.
    ///
    /// @return true where the company has heard of the alert, in a mail that left or in a digest
    @Transactional
    public boolean overtake(UUID alert) {
        jdbc.sql("""
                update notice set addressed_at = :now, problem = 'overtaken'
                 where alert_id = :alert and audience = 'company' and addressed_at is null""")
                .param("now", now())
                .param("alert", alert)
                .update();
        jdbc.sql("""
                update outbox_mail set state = 'suppressed'
                 where state = 'pending'
                   and notice_id in (select id from notice where alert_id = :alert and audience = 'company')""")
                .param("alert", alert)
                .update();
        return jdbc.sql("""
                select exists (select from outbox_mail m join notice n on n.id = m.notice_id
                                where n.alert_id = :alert and n.audience = 'company' and m.state = 'sent')
                    or not exists (select from notice where alert_id = :alert and audience = 'company')""")
                .param("alert", alert)
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
