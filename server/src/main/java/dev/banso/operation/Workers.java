package dev.banso.operation;

import dev.banso.database.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The processes that work lines off, each of which says every five seconds how it stands; so that every process can show
/// all of them. Ages are told by the database's clock, which is one for all.
@Component
@Lazy(false)
@Order(3)
public class Workers implements Observed {
    /// After this long without a word a process is taken for dead.
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Scope SCOPE = Scope.system("workers");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final WorkerName name;
    private final ObjectProvider<WorkProgress> work;
    private final Instant started = Instant.now();

    Workers(JdbcClient jdbc, TransactionOperations transactions, WorkerName name, ObjectProvider<WorkProgress> work) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.name = name;
        this.work = work;
    }

    /// A process, as it stood when it was last heard.
    ///
    /// @param startedAt by its machine's clock
    /// @param silent since it was last heard
    /// @param processed lines since its start
    /// @param waiting lines that wait for it
    /// @param delay age of the oldest of them
    public record Worker(String name, Instant startedAt, Duration silent, long processed, long waiting, Duration delay,
            @Nullable String problem) {
        /// Whether it was heard of late.
        public boolean alive() {
            return silent.compareTo(LONGEST_SILENCE) <= 0;
        }
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 5_000)
    void beat() {
        try {
            work.ifAvailable(working -> SCOPE.run(() -> transactions.executeWithoutResult(status -> say(working.progress()))));
        } catch (RuntimeException unreachable) {
            // The database's absence is said where it keeps lines waiting.
            LOG.debug("not said", unreachable);
        }
    }

    private void say(WorkProgress.Progress progress) {
        jdbc.sql("""
                insert into worker (name, started_at, seen_at, processed, waiting, delay_seconds, problem)
                values (:name, :started, clock_timestamp(), :processed, :waiting, :delay, :problem)
                    on conflict (name) do update
                   set started_at = excluded.started_at, seen_at = excluded.seen_at, processed = excluded.processed,
                       waiting = excluded.waiting, delay_seconds = excluded.delay_seconds, problem = excluded.problem""")
                .param("name", name.text())
                .param("started", started.atOffset(ZoneOffset.UTC))
                .param("processed", progress.processed())
                .param("waiting", progress.waiting())
                .param("delay", progress.delay().toMillis() / 1000.0)
                .param("problem", progress.problem())
                .update();
        jdbc.sql("delete from worker where seen_at < clock_timestamp() - interval '1 day'").update();
    }

    /// Every process that was heard within a day, by name.
    public List<Worker> all() {
        return SCOPE.get(() -> java.util.Objects.requireNonNull(transactions.execute(status -> jdbc.sql("""
                select *, extract(epoch from clock_timestamp() - seen_at) as silent from worker order by name""")
                .query((row, number) -> new Worker(
                        row.getString("name"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        Duration.ofMillis((long) (row.getDouble("silent") * 1000)),
                        row.getLong("processed"),
                        row.getLong("waiting"),
                        Duration.ofMillis((long) (row.getDouble("delay_seconds") * 1000)),
                        row.getString("problem")))
                .list())));
    }

    @Override
    public List<Finding> findings() {
        long dead = all().stream().filter(worker -> !worker.alive()).count();
        return List.of(Finding.of("workers", dead, Unit.COUNT, Bounds.above(0, 0)));
    }
}
