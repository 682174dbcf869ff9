package dev.banso.intake.pipeline;

import dev.banso.database.Scope;
import dev.banso.intake.log.LogEnds;
import dev.banso.intake.log.Sequences;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// How far all partitions of the log are, whichever processes work them off.
@Service
public class LogProgress {
    private static final Scope SCOPE = Scope.system("progress");
    private static final long LOOK_MILLISECONDS = 50;

    private final List<LogEnds> logs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LogProgress(List<LogEnds> logs, JdbcClient jdbc, PlatformTransactionManager manager) {
        this.logs = logs;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
    }

    /// Lines of all partitions, counted from the first one ever.
    public record Totals(long received, long processed) {}

    /// How many lines there were, and are processed.
    ///
    /// @throws RuntimeException where the log cannot be asked
    public Totals totals() {
        Map<Integer, Long> processed = processed();
        Map<Integer, Long> ends = ends();
        processed.forEach((partition, sequence) -> ends.merge(partition, sequence, Math::max));
        return new Totals(sum(ends), sum(processed));
    }

    private static long sum(Map<Integer, Long> sequences) {
        return sequences.values().stream().mapToLong(Sequences::place).sum();
    }

    /// Waits until all lines that are durable now are processed; false where that takes longer.
    ///
    /// @throws RuntimeException where the log cannot be asked
    public boolean awaitProcessed(Duration timeout) {
        return awaitProcessed(ends(), timeout);
    }

    /// Waits until partitions are processed up to these places; false where that takes longer.
    public boolean awaitProcessed(Map<Integer, Long> places, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isProcessed(places)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(LOOK_MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private boolean isProcessed(Map<Integer, Long> places) {
        Map<Integer, Long> processed = processed();
        return places.entrySet().stream().allMatch(place ->
                processed.getOrDefault(place.getKey(), Sequences.beginning(place.getKey())) >= place.getValue());
    }

    private Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new HashMap<>();
        logs.forEach(log -> ends.putAll(log.ends()));
        return ends;
    }

    private Map<Integer, Long> processed() {
        Map<Integer, Long> processed = new HashMap<>();
        SCOPE.run(() -> transaction.executeWithoutResult(status -> jdbc.sql("select partition, sequence from intake_progress").query(row -> {
            processed.put(row.getInt("partition"), row.getLong("sequence"));
        })));
        return processed;
    }
}
