package dev.banso.intake.pipeline;

import dev.banso.database.Scope;
import dev.banso.intake.log.LogEnds;
import dev.banso.intake.log.Sequences;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
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

    /// A partition, whoever works it off.
    ///
    /// @param end of the lines that are durable
    /// @param processed up to where they are processed for good
    /// @param holder who works it off, or did last; null where nobody has yet
    public record Partition(int number, long end, long processed, @Nullable String holder) {
        /// Lines that wait.
        public long waiting() {
            return end - processed;
        }

        /// Lines that it ever had.
        public long received() {
            return Sequences.place(end);
        }

        /// Lines of it that are processed for good.
        public long done() {
            return Sequences.place(processed);
        }
    }

    /// All partitions, by number.
    ///
    /// @throws RuntimeException where the log cannot be asked
    public List<Partition> partitions() {
        Map<Integer, Partition> known = new TreeMap<>();
        ends().forEach((number, end) -> known.put(number, new Partition(number, end, Sequences.beginning(number), null)));
        SCOPE.run(() -> transaction.executeWithoutResult(status -> jdbc.sql("select partition, sequence, holder from intake_progress").query(row -> {
            int number = row.getInt("partition");
            long processed = row.getLong("sequence");
            Partition before = known.get(number);
            known.put(number, new Partition(number, before == null ? processed : Math.max(before.end(), processed), processed, row.getString("holder")));
        })));
        return List.copyOf(known.values());
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

    /// Up to where every partition of the log is filled now.
    ///
    /// @throws RuntimeException where the log cannot be asked
    public Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new TreeMap<>();
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
