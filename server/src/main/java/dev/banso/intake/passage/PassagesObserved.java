package dev.banso.intake.passage;

import dev.banso.operation.Bounds;
import dev.banso.operation.Finding;
import dev.banso.operation.Observed;
import dev.banso.operation.Queue;
import dev.banso.operation.Unit;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Imports and adoptions that have not ended.
@Component
@Order(30)
class PassagesObserved implements Observed {
    private final JdbcClient jdbc;

    PassagesObserved(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> findings() {
        long broken = jdbc.sql("select count(*) from line_import where state = 'broken_off'").query(Long.class).single();
        return List.of(Finding.of("passages", broken, Unit.COUNT, Bounds.above(0)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Queue> queues() {
        return jdbc.sql("""
                select count(*) filter (where kind = 'import') as imports, count(*) filter (where kind = 'adoption') as adoptions
                  from line_import where state <> 'done'""")
                .query((row, number) -> List.of(
                        Queue.unbounded("imports", row.getLong("imports")),
                        Queue.unbounded("adoptions", row.getLong("adoptions"))))
                .single();
    }
}
