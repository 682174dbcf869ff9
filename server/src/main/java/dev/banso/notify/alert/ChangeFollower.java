package dev.banso.notify.alert;

import dev.banso.monitoring.Change;
import dev.banso.monitoring.ChangeReader;
import dev.banso.monitoring.Changes;
import dev.banso.notify.work.GivenUp;
import dev.banso.notify.work.Work;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads monitoring's changes in their order and turns them into notices. The position moves in the same transaction
/// as the notices that it made: after a crash nothing is forgotten and nothing is made twice.
@Component
class ChangeFollower implements Work, ChangeReader {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFollower.class);
    private static final int BATCH = 100;
    private static final int PATIENCE = 5;

    private final Changes changes;
    private final AlertNotices notices;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StageTimers timers;
    private final GivenUp givenUp;
    private final Counter skipped;
    private int failures;

    ChangeFollower(Changes changes, AlertNotices notices, JdbcClient jdbc, PlatformTransactionManager manager, StageTimers timers,
            GivenUp givenUp, MeterRegistry meters) {
        this.changes = changes;
        this.notices = notices;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
        this.timers = timers;
        this.givenUp = givenUp;
        this.skipped = Counter.builder("banso.notify.changes.skipped")
                .description("Changes of alerts that could not be turned into notices")
                .register(meters);
    }

    @Override
    public String name() {
        return "notify-changes";
    }

    @Override
    public boolean step() {
        try {
            boolean more = Boolean.TRUE.equals(transaction.execute(status -> follow(failures == 0 ? BATCH : 1)));
            failures = 0;
            return more;
        } catch (RuntimeException failed) {
            failures++;
            if (failures <= PATIENCE) {
                throw failed;
            }
            LOG.error("a change of an alert cannot be turned into a notice and is left out", failed);
            transaction.executeWithoutResult(status -> changes.since(positionToMove(), 1).forEach(change -> moveTo(change.position())));
            skipped.increment();
            givenUp.change();
            failures = 0;
            return true;
        }
    }

    private boolean follow(int limit) {
        List<Change> next = changes.since(positionToMove(), limit);
        long begun = System.nanoTime();
        for (Change change : next) {
            UUID alert = switch (change) {
                case Change.AlertOpened opened -> opened.alert();
                case Change.AlertStateChanged changed -> changed.alert();
                case Change.AlertWorsened worse -> worse.alert();
                case Change.VerdictChanged judged -> judged.alert();
                case Change.LateLinesCounted late -> null;
            };
            if (alert != null) {
                notices.consider(alert);
            }
        }
        if (!next.isEmpty()) {
            moveTo(next.getLast().position());
            timers.count(Stage.NOTICE, Duration.ofNanos(System.nanoTime() - begun));
        }
        return next.size() == limit;
    }

    @Override
    public long position() {
        return jdbc.sql("select coalesce(max(position), 0) from notify_position where source = 'monitoring'").query(Long.class).single();
    }

    private long positionToMove() {
        jdbc.sql("insert into notify_position (source, position) values ('monitoring', 0) on conflict do nothing").update();
        return jdbc.sql("select position from notify_position where source = 'monitoring' for update").query(Long.class).single();
    }

    private void moveTo(long position) {
        jdbc.sql("update notify_position set position = :position where source = 'monitoring'").param("position", position).update();
    }
}
