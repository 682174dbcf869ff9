package dev.banso.notify.webhook;

import dev.banso.company.Company;
import dev.banso.notify.notice.KeptNotice;
import dev.banso.notify.notice.Notice;
import dev.banso.notify.work.GivenUp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Calls on their way to webhooks, kept like mails: until they arrived or were given up.
@Service
public class WebhookQueue {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json;
    private final Webhooks webhooks;
    private final GivenUp givenUp;

    WebhookQueue(JdbcClient jdbc, Clock clock, JsonMapper json, Webhooks webhooks, GivenUp givenUp) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
        this.webhooks = webhooks;
        this.givenUp = givenUp;
    }

    /// Puts the notice on its way to every webhook that it concerns.
    @Transactional
    public void add(KeptNotice kept, @Nullable Company company) {
        Notice notice = kept.notice();
        List<UUID> hooks = jdbc.sql("""
                select id from webhook where enabled and (company_id is null or company_id = :company)""")
                .param("company", notice.company())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
        if (!hooks.isEmpty()) {
            String body = json.writeValueAsString(body(kept, company));
            hooks.forEach(hook -> insert(hook, kept.id(), notice.company(), notice.kind().code(), body));
        }
    }

    /// Sends a call that says that it is a test.
    @Transactional
    public void test(UUID id) {
        Webhook hook = webhooks.get(id);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", "test");
        body.put("createdAt", clock.instant().toString());
        insert(hook.id(), null, hook.company(), "test", json.writeValueAsString(body));
    }

    /// The last calls to that webhook, newest first.
    @Transactional(readOnly = true)
    public List<Delivery> log(UUID hook, int limit) {
        return jdbc.sql("select * from webhook_delivery where webhook_id = :hook order by created_at desc, id desc limit :limit")
                .param("hook", hook)
                .param("limit", limit)
                .query(WebhookQueue::delivery)
                .list();
    }

    /// A call that is due, held by this transaction until it ends.
    @Transactional
    Optional<Delivery> takeDue() {
        return jdbc.sql("""
                select d.* from webhook_delivery d join webhook w on w.id = d.webhook_id
                 where d.state = 'pending' and d.next_attempt_at <= :now and w.enabled
                 order by d.next_attempt_at, d.id
                 limit 1
                   for update of d skip locked""")
                .param("now", now())
                .query(WebhookQueue::delivery)
                .optional();
    }

    @Transactional
    void sent(Delivery delivery) {
        jdbc.sql("""
                update webhook_delivery set state = 'sent', attempts = attempts + 1, sent_at = :now, last_error = null
                 where id = :id""")
                .param("now", now())
                .param("id", delivery.id())
                .update();
    }

    /// @param next when it is tried again; null: it is given up
    @Transactional
    void failed(Delivery delivery, @Nullable Instant next, String error) {
        if (next == null) {
            givenUp.call();
        }
        jdbc.sql("""
                update webhook_delivery
                   set state = case when :next::timestamptz is null then 'failed' else 'pending' end,
                       attempts = attempts + 1, next_attempt_at = coalesce(:next::timestamptz, next_attempt_at), last_error = :error
                 where id = :id""")
                .param("next", next == null ? null : next.atOffset(ZoneOffset.UTC))
                .param("error", error)
                .param("id", delivery.id())
                .update();
    }

    private void insert(UUID hook, @Nullable UUID notice, @Nullable UUID company, String event, String body) {
        jdbc.sql("""
                insert into webhook_delivery (webhook_id, notice_id, company_id, event, body, next_attempt_at, created_at)
                values (:hook, :notice, :company, :event, :body, :now, :now)
                on conflict (webhook_id, notice_id) do nothing""")
                .param("hook", hook)
                .param("notice", notice)
                .param("company", company)
                .param("event", event)
                .param("body", body)
                .param("now", now())
                .update();
    }

    private static Map<String, Object> body(KeptNotice kept, @Nullable Company company) {
        Notice notice = kept.notice();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", kept.id().toString());
        body.put("event", notice.kind().code());
        body.put("createdAt", kept.createdAt().toString());
        body.put("company", company == null ? null : Map.of("id", company.id().toString(), "name", company.name()));
        body.put("alert", notice.alert() == null ? null : notice.alert().toString());
        body.put("severity", notice.severity());
        body.put("facts", notice.facts().values());
        body.put("items", notice.facts().items());
        return body;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        Timestamp sent = row.getTimestamp("sent_at");
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                row.getString("event"),
                row.getString("body"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getTimestamp("created_at").toInstant(),
                sent == null ? null : sent.toInstant());
    }
}
