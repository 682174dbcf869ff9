package dev.banso.access;

import dev.banso.problem.BansoException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One-time links: the first administrator's, and those with which an invited person sets a password.
@Service
public class Welcome {
    /// The shortest password that is taken.
    public static final int MINIMUM_PASSWORD = 12;

    private static final Duration VALID = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Accounts accounts;
    private final PasswordEncoder encoder;

    Welcome(JdbcClient jdbc, Clock clock, Accounts accounts, PasswordEncoder encoder) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.accounts = accounts;
        this.encoder = encoder;
    }

    /// True until the provider and its first administrator exist. Runs in the system's scope.
    @Transactional(readOnly = true)
    public boolean isFirstStart() {
        return !jdbc.sql("select exists (select from organisation where kind = 'provider')").query(Boolean.class).single();
    }

    /// Makes a link's secret for this account, or for the first administrator (null). Runs in the system's scope.
    @Transactional
    public String newLink(@Nullable UUID account) {
        String secret = Hashes.newSecret();
        jdbc.sql("insert into one_time_link (account_id, secret_hash, expires_at) values (:account, :hash, :expires)")
                .param("account", account)
                .param("hash", Hashes.of(secret))
                .param("expires", now().plus(VALID))
                .update();
        return secret;
    }

    /// What a link is for, or empty where it is unknown, used or too old. Runs in the system's scope.
    @Transactional(readOnly = true)
    public Optional<Link> find(String secret) {
        return jdbc.sql("""
                select l.id, l.account_id, a.name, a.email
                  from one_time_link l left join account a on a.id = l.account_id
                 where l.secret_hash = :hash and l.used_at is null and l.expires_at > :now""")
                .param("hash", Hashes.of(secret))
                .param("now", now())
                .query(Link.class)
                .optional();
    }

    /// Sets up the provider and its first administrator, who reads the pages in that language. Runs in the system's scope.
    @Transactional
    public void setUpProvider(String secret, String provider, String prefecture, String name, String email, String password, Locale locale) {
        Link link = use(secret);
        if (link.accountId() != null || !isFirstStart()) {
            throw BansoException.conflict("access.error.set-up");
        }
        UUID organisation = jdbc.sql("""
                insert into organisation (kind, name, prefecture, created_at)
                values ('provider', :name, :prefecture, :now) returning id""")
                .param("name", provider.strip())
                .param("prefecture", prefecture)
                .param("now", now())
                .query(UUID.class)
                .single();
        UUID account = accounts.create(Role.ADMINISTRATOR, organisation, null, name, email, locale);
        accounts.setPassword(account, hash(password));
    }

    /// Sets the invited person's password. Runs in the system's scope.
    @Transactional
    public void setPassword(String secret, String password) {
        Link link = use(secret);
        if (link.accountId() == null) {
            throw BansoException.conflict("access.error.first-link");
        }
        accounts.setPassword(link.accountId(), hash(password));
    }

    private Link use(String secret) {
        Link link = find(secret).orElseThrow(() -> BansoException.notFound("access.error.link"));
        jdbc.sql("update one_time_link set used_at = :now where id = :id").param("now", now()).param("id", link.id()).update();
        return link;
    }

    private String hash(String password) {
        if (password.length() < MINIMUM_PASSWORD) {
            throw BansoException.user("access.mistake.short", MINIMUM_PASSWORD);
        }
        return java.util.Objects.requireNonNull(encoder.encode(password));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /// A valid link; without account it is the first administrator's.
    public record Link(UUID id, @Nullable UUID accountId, @Nullable String name, @Nullable String email) {}
}
