package dev.banso.notify.webhook;

import dev.banso.company.Companies;
import dev.banso.notify.setting.NoticeSettings;
import dev.banso.problem.BansoException;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The webhooks that the scope sees.
@Service
public class Webhooks {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final NoticeSettings settings;
    private final Companies companies;

    Webhooks(JdbcClient jdbc, Clock clock, NoticeSettings settings, Companies companies) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.companies = companies;
    }

    @Transactional(readOnly = true)
    public List<Webhook> all() {
        return jdbc.sql("select * from webhook order by name, id").query(Webhooks::webhook).list();
    }

    /// @throws BansoException not found, where the scope sees none of that number
    @Transactional(readOnly = true)
    public Webhook get(UUID id) {
        return jdbc.sql("select * from webhook where id = :id").param("id", id).query(Webhooks::webhook).optional()
                .orElseThrow(() -> BansoException.notFound("notify.error.no-webhook"));
    }

    /// Makes a webhook; its secret cannot be read again later.
    ///
    /// @param company whose notices; null: every company's
    /// @throws BansoException where it has no name, the company is none that may be seen, or the address none that may be called
    @Transactional
    public Webhook create(@Nullable UUID company, String name, String url) {
        named(name);
        if (company != null) {
            companies.get(company);
        }
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        UUID id = jdbc.sql("""
                insert into webhook (company_id, name, url, secret, created_at)
                values (:company, :name, :url, :secret, :now) returning id""")
                .param("company", company)
                .param("name", name.strip())
                .param("url", checked(url).toString())
                .param("secret", Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        return get(id);
    }

    /// @throws BansoException as [#create]; not found, where the scope sees none of that number
    @Transactional
    public Webhook change(UUID id, String name, String url, boolean enabled) {
        named(name);
        get(id);
        jdbc.sql("update webhook set name = :name, url = :url, enabled = :enabled where id = :id")
                .param("name", name.strip())
                .param("url", checked(url).toString())
                .param("enabled", enabled)
                .param("id", id)
                .update();
        return get(id);
    }

    @Transactional
    public void setEnabled(UUID id, boolean enabled) {
        get(id);
        jdbc.sql("update webhook set enabled = :enabled where id = :id").param("enabled", enabled).param("id", id).update();
    }

    @Transactional
    public void remove(UUID id) {
        get(id);
        jdbc.sql("delete from webhook where id = :id").param("id", id).update();
    }

    private static void named(String name) {
        if (name.isBlank()) {
            throw BansoException.user("notify.error.webhook-name");
        }
    }

    /// The address, or what is wrong with it: entered addresses are checked at once, and again at every call.
    private URI checked(String url) {
        try {
            URI uri = URI.create(url.strip());
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null) {
                PublicAddress.of(uri.getHost(), settings.mayCallPrivateAddresses());
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        throw BansoException.user("notify.error.webhook-address");
    }

    static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getString("name"),
                URI.create(row.getString("url")),
                row.getString("secret"),
                row.getBoolean("enabled"),
                row.getTimestamp("created_at").toInstant());
    }
}
