package dev.banso.notify.mail;

import dev.banso.operation.Observed;
import dev.banso.operation.Queue;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is on its way to people: notices without recipients yet, mails and calls that have not left.
@Component
@Order(50)
class OutboxObserved implements Observed {
    private final JdbcClient jdbc;

    OutboxObserved(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
