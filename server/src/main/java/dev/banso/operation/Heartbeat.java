package dev.banso.operation;

import dev.banso.database.Scope;
import dev.banso.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/// Says every five seconds how this process stands, so that the one with the pages can show all of them.
@Component
@Lazy(false)
class Heartbeat implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Scope SCOPE = Scope.system("workers");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final WorkerName name;
    private final String roles;
    private final ObjectProvider<WorkProgress> work;
    private final OwnReport own;
    private final JsonMapper json;
    private final Instant started = Instant.now();
    private boolean stopped;

    Heartbeat(JdbcClient jdbc, TransactionOperations transactions, WorkerName name, Settings settings, ObjectProvider<WorkProgress> work,
            OwnReport own, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.name = name;
        this.roles = settings.roleList();
        this.work = work;
        this.own = own;
        this.json = json;
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 5_000)
    synchronized void beat() {
        if (stopped) {
            return;
        }
        try {
            WorkProgress working = work.getIfAvailable();
            WorkProgress.Progress progress = working == null ? new WorkProgress.Progress(0, 0, Duration.ZERO, null) : working.progress();
            String report = json.writeValueAsString(SCOPE.get(own::look));
            SCOPE.run(() -> transactions.executeWithoutResult(status -> say(progress, report)));
        } catch (RuntimeException unreachable) {
            // The database's absence is said where it keeps lines waiting.
            LOG.debug("not said", unreachable);
        }
    }

    /// Who stops on purpose is not missed.
    @Override
    public synchronized void destroy() {
        stopped = true;
        try {
            SCOPE.run(() -> transactions.executeWithoutResult(status ->
                    jdbc.sql("delete from worker where name = :name").param("name", name.text()).update()));
        } catch (RuntimeException unreachable) {
            LOG.debug("not said", unreachable);
        }
    }

    private void say(WorkProgress.Progress progress, String report) {
        jdbc.sql("""
                insert into worker (name, roles, started_at, seen_at, processed, waiting, delay_seconds, problem, report)
                values (:name, :roles, :started, clock_timestamp(), :processed, :waiting, :delay, :problem, :report::jsonb)
                    on conflict (name) do update
                   set roles = excluded.roles, started_at = excluded.started_at, seen_at = excluded.seen_at, processed = excluded.processed,
                       waiting = excluded.waiting, delay_seconds = excluded.delay_seconds, problem = excluded.problem, report = excluded.report""")
                .param("name", name.text())
                .param("roles", roles)
                .param("started", started.atOffset(ZoneOffset.UTC))
                .param("processed", progress.processed())
                .param("waiting", progress.waiting())
                .param("delay", progress.delay().toMillis() / 1000.0)
                .param("problem", progress.problem())
                .param("report", report)
                .update();
        jdbc.sql("delete from worker where seen_at < clock_timestamp() - interval '1 day'").update();
    }
}
