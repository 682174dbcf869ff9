package dev.banso.access;

import dev.banso.database.Scope;
import dev.banso.problem.BansoException;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// API tokens: made once, shown once, kept as a hash, limited to permissions and, where wanted, to one company.
@Service
public class Tokens {
    /// Every token starts with this, so that scanners find leaked ones.
    public static final String PREFIX = "banso_";

    private final JdbcClient jdbc;
    private final Clock clock;

    Tokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Makes a token for an organisation's programs that is nobody's own: it lives until it is revoked.
    ///
    /// @param company limits the token to that company, or null
    /// @return the token itself; it cannot be read again
    @Transactional
    public String issue(UUID organisation, @Nullable UUID company, String name, Collection<Permission> permissions) {
        return insert(organisation, null, company, name, permissions);
    }

    /// Makes a token of the person who asks: it rests while its maker is locked out, and ends with the account.
    ///
    /// @param company limits the token to that company, or null
    /// @return the token itself; it cannot be read again
    @Transactional
    public String issue(Viewer maker, @Nullable UUID company, String name, Collection<Permission> permissions) {
        return insert(maker.reachId(), maker.id(), company, name, permissions);
    }

    private String insert(UUID organisation, @Nullable UUID maker, @Nullable UUID company, String name, Collection<Permission> permissions) {
        String secret = PREFIX + Hashes.newSecret();
        jdbc.sql("""
                insert into api_token (organisation_id, account_id, company_id, name, secret_hash, permissions, created_at)
                values (:organisation, :maker, :company, :name, :hash, :permissions, :now)""")
                .param("organisation", organisation)
                .param("maker", maker)
                .param("company", company)
                .param("name", name)
                .param("hash", Hashes.of(secret))
                .param("permissions", permissions.stream().map(Permission::code).toArray(String[]::new))
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        return secret;
    }

    /// The tokens that the scope sees, latest first; their secrets cannot be read.
    @Transactional(readOnly = true)
    public List<Token> all() {
        return jdbc.sql("""
                select t.*, a.name as maker
                  from api_token t left join account a on a.id = t.account_id
                 order by t.created_at desc, t.id""").query((row, number) -> new Token(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("maker"),
                row.getObject("company_id", UUID.class),
                List.of((String[]) row.getArray("permissions").getArray()),
                row.getObject("created_at", java.time.OffsetDateTime.class).toInstant(),
                row.getTimestamp("revoked_at") != null)).list();
    }

    /// Takes a token's validity away for good.
    ///
    /// @throws BansoException not found, where the scope sees none of that number
    @Transactional
    public void revoke(UUID token) {
        int changed = jdbc.sql("update api_token set revoked_at = :now where id = :id and revoked_at is null")
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .param("id", token)
                .update();
        if (changed == 0) {
            throw BansoException.notFound("access.error.no-token");
        }
    }

    /// A token without its secret.
    ///
    /// @param maker name of the person who made it; null where a command made it
    public record Token(UUID id, String name, @Nullable String maker, @Nullable UUID company, List<String> permissions, java.time.Instant createdAt, boolean revoked) {}

    /// Who a token stands for, or empty where it is unknown, expired or revoked, or its maker is locked out. Runs in the system's scope.
    @Transactional(readOnly = true)
    Optional<Viewer> viewer(String token) {
        return jdbc.sql("""
                select t.id, t.name, t.company_id, t.organisation_id, t.permissions, o.kind
                  from api_token t join organisation o on o.id = t.organisation_id
                 where t.secret_hash = :hash
                   and t.revoked_at is null
                   and (t.expires_at is null or t.expires_at > :now)
                   and (t.account_id is null
                        or exists (select from account a where a.id = t.account_id and a.disabled_at is null))""")
                .param("hash", Hashes.of(token))
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .query((row, number) -> {
                    UUID company = row.getObject("company_id", UUID.class);
                    Scope.Kind reach = company != null ? Scope.Kind.COMPANY
                            : row.getString("kind").equals("provider") ? Scope.Kind.PROVIDER : Scope.Kind.PARTNER;
                    UUID reachId = company != null ? company : row.getObject("organisation_id", UUID.class);
                    return new Viewer(row.getObject("id", UUID.class), row.getString("name"), Role.ANALYST, reach, reachId,
                            permissions(List.of((String[]) row.getArray("permissions").getArray())), Locale.JAPANESE, true);
                })
                .optional();
    }

    private static Set<Permission> permissions(List<String> codes) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        codes.forEach(code -> Permission.of(code).ifPresent(permissions::add));
        return permissions;
    }
}
