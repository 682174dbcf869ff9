package dev.banso.operation;

import dev.banso.database.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The processes of the installation, each of which says every five seconds how it stands ([Heartbeat]). Ages are told by the
/// database's clock, which is one for all.
@Component
@Order(5)
public class Workers implements Observed {
    /// After this long without a word a process is taken for dead.
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private static final Scope SCOPE = Scope.system("workers");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final WorkerName name;
    private final JsonMapper json;

    Workers(JdbcClient jdbc, TransactionOperations transactions, WorkerName name, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.name = name;
        this.json = json;
    }

    /// A process, as it stood when it was last heard.
    ///
    /// @param roles what it does, as `--roles` spells it
    /// @param startedAt by its machine's clock
    /// @param silent since it was last heard
    /// @param processed lines since its start
    /// @param waiting lines that wait for it
    /// @param delay age of the oldest of them
    public record Worker(String name, String roles, Instant startedAt, Duration silent, long processed, long waiting, Duration delay,
            @Nullable String problem) {
        /// Whether it was heard of late.
        public boolean alive() {
            return silent.compareTo(LONGEST_SILENCE) <= 0;
        }
    }

    /// Every process that was heard within a day, by name.
    public List<Worker> all() {
        return SCOPE.get(() -> java.util.Objects.requireNonNull(transactions.execute(status -> jdbc.sql("""
                select name, roles, started_at, processed, waiting, delay_seconds, problem, extract(epoch from clock_timestamp() - seen_at) as silent from worker order by name""")
                .query((row, number) -> new Worker(
                        row.getString("name"),
                        row.getString("roles"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        Duration.ofMillis((long) (row.getDouble("silent") * 1000)),
                        row.getLong("processed"),
                        row.getLong("waiting"),
                        Duration.ofMillis((long) (row.getDouble("delay_seconds") * 1000)),
                        row.getString("problem")))
                .list())));
    }

    /// What the other processes that were heard of late say of themselves.
    List<ProcessReport> others() {
        return SCOPE.get(() -> java.util.Objects.requireNonNull(transactions.execute(status -> jdbc.sql("""
                select name, report from worker
                 where name <> :own and report is not null and seen_at > clock_timestamp() - make_interval(secs => :silence) order by name""")
                .param("own", name.text())
                .param("silence", LONGEST_SILENCE.toSeconds())
                .query((row, number) -> report(row.getString("name"), row.getString("report")))
                .list())));
    }

    private ProcessReport report(String process, String said) {
        try {
            ProcessReport report = json.readValue(said, ProcessReport.class);
            return new ProcessReport(report.findings().stream().map(finding -> finding.saidBy(process)).toList(), report.queues(), report.losses(),
                    report.lastHour(), report.stages(), report.counters());
        } catch (JacksonException otherVersion) {
            return ProcessReport.NOTHING;
        }
    }

    @Override
    public List<Finding> findings() {
        long dead = all().stream().filter(worker -> !worker.alive()).count();
        return List.of(Finding.of("workers", dead, Unit.COUNT, Bounds.above(0, 0)));
    }
}
