package dev.banso.access;

import dev.banso.database.Scope;
import dev.banso.problem.BansoException;
import dev.banso.problem.Mistakes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people who sign in.
@Service
public class Accounts {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final PasswordEncoder encoder;

    Accounts(JdbcClient jdbc, Clock clock, PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
    }

    /// Makes an account for someone of an organisation (staff) or of a company (contact); it has no password yet.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException where the address has an account already
    @Transactional
    public UUID create(Role role, @Nullable UUID organisation, @Nullable UUID company, String name, String email, Locale locale) {
        return jdbc.sql("""
                insert into account (role, organisation_id, company_id, name, email, locale, created_at)
                values (:role, :organisation, :company, :name, :email, :locale, :now)
                returning id""")
                .param("role", role.code())
                .param("organisation", organisation)
                .param("company", company)
                .param("name", name.strip())
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .param("locale", locale.getLanguage())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// Everyone whom the scope sees, staff first, then by name.
    @Transactional(readOnly = true)
    public List<Account> all() {
        return jdbc.sql("select * from account order by company_id is not null, name, id").query(Accounts::account).list();
    }

    /// The contacts of a company who sign in.
    @Transactional(readOnly = true)
    public List<Account> ofCompany(UUID company) {
        return jdbc.sql("select * from account where company_id = :company order by name, id")
                .param("company", company).query(Accounts::account).list();
    }

    /// @throws BansoException not found, where the scope sees none of that number
    @Transactional(readOnly = true)
    public Account get(UUID account) {
        return jdbc.sql("select * from account where id = :id").param("id", account).query(Accounts::account).optional()
                .orElseThrow(() -> BansoException.notFound("access.error.no-account"));
    }

    /// Locks an account out from its next request on, or lets it in again.
    @Transactional
    public void setDisabled(UUID account, boolean disabled) {
        get(account);
        jdbc.sql("update account set disabled_at = :at where id = :id")
                .param("at", disabled ? clock.instant().atOffset(ZoneOffset.UTC) : null)
                .param("id", account)
                .update();
    }

    /// Chooses the language of an account's pages and mails.
    @Transactional
    public void setLocale(UUID account, Locale locale) {
        get(account);
        jdbc.sql("update account set locale = :locale where id = :id")
                .param("locale", locale.getLanguage())
                .param("id", account)
                .update();
    }

    /// Changes the account's own password.
    ///
    /// @throws dev.banso.problem.InvalidInput where the current one is wrong or the new one too short
    @Transactional
    public void changePassword(UUID account, String current, String wanted) {
        Mistakes mistakes = new Mistakes();
        String hash = jdbc.sql("select password_hash from account where id = :id").param("id", account).query(String.class).optional().orElse(null);
        if (hash == null || !encoder.matches(current, hash)) {
            mistakes.add("current", "access.mistake.password");
        }
        if (wanted.length() < Welcome.MINIMUM_PASSWORD) {
            mistakes.add("password", "access.mistake.short", Welcome.MINIMUM_PASSWORD);
        }
        mistakes.throwIfAny();
        setPassword(account, Objects.requireNonNull(encoder.encode(wanted)));
    }

    /// The viewer that an account opens now, or empty where it is gone or locked out.
    @Transactional(readOnly = true)
    Optional<Viewer> viewer(UUID account) {
        return jdbc.sql("""
                select a.id, a.name, a.role, a.locale, a.company_id, a.organisation_id, o.kind
                  from account a left join organisation o on o.id = a.organisation_id
                 where a.id = :id and a.disabled_at is null""")
                .param("id", account)
                .query((row, number) -> viewer(row))
                .optional();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getObject("organisation_id", UUID.class),
                row.getObject("company_id", UUID.class),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("password_hash") != null,
                row.getTimestamp("disabled_at") != null);
    }

    @Transactional
    void setPassword(UUID account, String passwordHash) {
        jdbc.sql("update account set password_hash = :hash where id = :id")
                .param("hash", passwordHash)
                .param("id", account)
                .update();
    }

    /// What sign-in checks: the hash and the viewer it opens, or empty where there is no such enabled account.
    @Transactional(readOnly = true)
    Optional<Credentials> credentials(String email) {
        return jdbc.sql("""
                select a.id, a.name, a.role, a.locale, a.password_hash, a.company_id, a.organisation_id, o.kind
                  from account a left join organisation o on o.id = a.organisation_id
                 where a.email = :email and a.disabled_at is null""")
                .param("email", email)
                .query((row, number) -> new Credentials(row.getString("password_hash"), viewer(row)))
                .optional();
    }

    private static Viewer viewer(ResultSet row) throws SQLException {
        UUID company = row.getObject("company_id", UUID.class);
        Role role = Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT));
        Scope.Kind reach = company != null ? Scope.Kind.COMPANY
                : row.getString("kind").equals("provider") ? Scope.Kind.PROVIDER : Scope.Kind.PARTNER;
        UUID reachId = company != null ? company : row.getObject("organisation_id", UUID.class);
        return new Viewer(row.getObject("id", UUID.class), row.getString("name"), role, reach, reachId,
                role.permissions(), Locale.forLanguageTag(row.getString("locale")), false);
    }

    record Credentials(@Nullable String passwordHash, Viewer viewer) {}
}
