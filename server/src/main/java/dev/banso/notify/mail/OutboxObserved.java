package dev.banso.notify.mail;

import dev.banso.operation.Bounds;
import dev.banso.operation.Finding;
import dev.banso.operation.Observed;
import dev.banso.operation.Queue;
import dev.banso.operation.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is on its way to people: notices without recipients yet, mails and calls that have not left.
@Component
@Order(50)
class OutboxObserved implements Observed {
    private static final Bounds MAIL_SECONDS = Bounds.above(300, 3600);

    private final JdbcClient jdbc;
    private final Clock clock;

    OutboxObserved(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> findings() {
        return List.of(jdbc.sql("select created_at, last_error from outbox_mail where state = 'pending' order by created_at limit 1")
                .query((row, number) -> mails(age(row.getObject("created_at", OffsetDateTime.class))).because(row.getString("last_error")))
                .optional()
                .orElseGet(() -> mails(Duration.ZERO)));
    }

    private static Finding mails(Duration oldest) {
        return Finding.of("mails", oldest.toSeconds(), Unit.SECONDS, MAIL_SECONDS).seenAt("/mailbox");
    }

    private Duration age(OffsetDateTime written) {
        Duration age = Duration.between(written.toInstant(), clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Queue> queues() {
        return List.of(
                Queue.unbounded("notices", count("select count(*) from notice where addressed_at is null")),
                Queue.unbounded("mails", count("select count(*) from outbox_mail where state = 'pending'")),
                Queue.unbounded("webhooks", count("select count(*) from webhook_delivery where state = 'pending'")));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
