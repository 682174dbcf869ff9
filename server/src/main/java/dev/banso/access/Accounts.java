package dev.banso.access;

import dev.banso.database.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people who sign in.
@Service
public class Accounts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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
