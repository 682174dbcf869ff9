package dev.banso.company;

import dev.banso.problem.BansoException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people of the companies to whom notices go.
@Service
public class Contacts {
    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The company's contacts in the order in which they are tried; those whose mail came back included.
    @Transactional(readOnly = true)
    public List<Contact> ofCompany(UUID company) {
        return jdbc.sql("select * from contact where company_id = :company order by rank, name, id")
                .param("company", company).query(Contacts::contact).list();
    }

    /// The contact.
    ///
    /// @throws BansoException not found, where the scope sees none of that number
    @Transactional(readOnly = true)
    public Contact get(UUID contact) {
        return jdbc.sql("select * from contact where id = :id").param("id", contact).query(Contacts::contact).optional()
                .orElseThrow(() -> BansoException.notFound("company.error.no-contact"));
    }

    @Transactional
    public UUID create(UUID company, ContactDetails details) {
        return fill(jdbc.sql("""
                insert into contact (company_id, name, email, phone, locale, minimum_severity, rank, wants_reports)
                values (:company, :name, :email, :phone, :locale, :severity, :rank, :reports) returning id"""), details)
                .param("company", company)
                .query(UUID.class)
                .single();
    }

    /// Changes a contact; a new address forgets that mail to the old one came back.
    @Transactional
    public void update(UUID contact, ContactDetails details) {
        get(contact);
        fill(jdbc.sql("""
                update contact
                   set bounced_at = case when email = :email then bounced_at end,
                       bounce_reason = case when email = :email then bounce_reason end,
                       name = :name, email = :email, phone = :phone, locale = :locale,
                       minimum_severity = :severity, rank = :rank, wants_reports = :reports
                 where id = :id"""), details)
                .param("id", contact)
                .update();
    }

    @Transactional
    public void remove(UUID contact) {
        get(contact);
        jdbc.sql("delete from contact where id = :id").param("id", contact).update();
    }

    /// Remembers that a mail to this contact came back.
    @Transactional
    public void bounced(UUID contact, Instant at, String reason) {
        jdbc.sql("update contact set bounced_at = :at, bounce_reason = :reason where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("id", contact)
                .update();
    }

    /// Forgets that a mail came back: a person says that the address works again.
    @Transactional
    public void reachable(UUID contact) {
        get(contact);
        jdbc.sql("update contact set bounced_at = null, bounce_reason = null where id = :id").param("id", contact).update();
    }

    private static JdbcClient.StatementSpec fill(JdbcClient.StatementSpec statement, ContactDetails details) {
        return statement
                .param("name", details.name())
                .param("email", details.email())
                .param("phone", details.phone())
                .param("locale", details.locale().getLanguage())
                .param("severity", details.minimumSeverity())
                .param("rank", details.rank())
                .param("reports", details.wantsReports());
    }

    private static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                row.getObject("id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getInt("minimum_severity"),
                row.getInt("rank"),
                row.getBoolean("wants_reports"),
                Columns.instantOrNull(row, "bounced_at"),
                row.getString("bounce_reason"));
    }
}
