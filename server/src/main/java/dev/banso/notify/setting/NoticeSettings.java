package dev.banso.notify.setting;

import dev.banso.company.Organisation;
import dev.banso.company.Organisations;
import dev.banso.notify.text.Letterhead;
import dev.banso.settings.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the provider's settings and logos.
@Service
public class NoticeSettings {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Settings installation;
    private final Organisations organisations;

    NoticeSettings(JdbcClient jdbc, Clock clock, Settings installation, Organisations organisations) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.installation = installation;
        this.organisations = organisations;
    }

    @Transactional(readOnly = true)
    public NoticeSetting get() {
        return jdbc.sql("select * from notice_setting").query(NoticeSettings::setting).single();
    }

    @Transactional
    public void save(NoticeSetting setting) {
        jdbc.sql("""
                update notice_setting
                   set sender = :sender, phone = :phone, signature = :signature, reply_to = :replyTo, logo_id = :logo,
                       desk_addresses = :desk, hourly_limit = :limit, digest_at = :digest, private_hooks = :private""")
                .param("sender", setting.sender().strip())
                .param("phone", setting.phone().strip())
                .param("signature", setting.signature().strip())
                .param("replyTo", setting.replyTo().strip())
                .param("logo", setting.logo())
                .param("desk", setting.desk().toArray(String[]::new))
                .param("limit", setting.hourlyLimit())
                .param("digest", setting.digestAt())
                .param("private", setting.privateHooks())
                .update();
    }

    /// Whether the administrator has allowed webhooks into our own network. Only that is told to scopes that see no settings.
    @Transactional(readOnly = true)
    public boolean mayCallPrivateAddresses() {
        return jdbc.sql("select private_hooks from notice_setting").query(Boolean.class).optional().orElse(false);
    }

    /// Who writes, as a mail shows it.
    @Transactional(readOnly = true)
    public Letterhead letterhead() {
        NoticeSetting setting = get();
        return new Letterhead(sender(setting), setting.phone(), setting.signature(), setting.logo(), installation.baseUrl());
    }

    /// Keeps a logo; a mail that was written with an older one keeps that.
    @Transactional
    public void add(Logo logo) {
        jdbc.sql("""
                insert into notice_logo (id, media_type, content, created_at) values (:id, :type, :content, :now)
                on conflict (id) do nothing""")
                .param("id", logo.id())
                .param("type", logo.mediaType())
                .param("content", logo.content())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The logo of that id, or empty.
    @Transactional(readOnly = true)
    public Optional<Logo> logo(@Nullable String id) {
        return jdbc.sql("select id, media_type, content from notice_logo where id = :id")
                .param("id", id)
                .query((row, number) -> new Logo(row.getString("id"), row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    private String sender(NoticeSetting setting) {
        return setting.sender().isBlank()
                ? organisations.all().stream()
                        .filter(organisation -> organisation.kind() == Organisation.Kind.PROVIDER)
                        .map(Organisation::name)
                        .findFirst()
                        .orElse("Banso")
                : setting.sender();
    }

    private static NoticeSetting setting(ResultSet row, int number) throws SQLException {
        return new NoticeSetting(
                row.getString("sender"),
                row.getString("phone"),
                row.getString("signature"),
                row.getString("reply_to"),
                row.getString("logo_id"),
                List.of((String[]) row.getArray("desk_addresses").getArray()),
                row.getInt("hourly_limit"),
                row.getObject("digest_at", LocalTime.class),
                row.getBoolean("private_hooks"));
    }
}
