package dev.banso.report.issue;

import dev.banso.operation.Observed;
import dev.banso.operation.Queue;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reports that are still to be looked at because something that they count has changed.
@Component
@Order(60)
class ReportsObserved implements Observed {
    private final JdbcClient jdbc;

    ReportsObserved(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Queue> queues() {
        return List.of(Queue.unbounded("reports", jdbc.sql("select count(*) from report_recheck").query(Long.class).single()));
    }
}
