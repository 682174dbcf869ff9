package dev.banso.intake.pipeline;

import dev.banso.database.Scope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// How many places of each partition lie before the beginning of the topic that there is now. Only a restore changes that, so it is
/// read once.
@Component
public class SkippedPlaces {
    private static final Scope SCOPE = Scope.system("skipped-places");

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private @Nullable Map<Integer, Long> known;

    SkippedPlaces(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// Those of a partition; mostly none.
    public long of(int partition) {
        return read().getOrDefault(partition, 0L);
    }

    private synchronized Map<Integer, Long> read() {
        Map<Integer, Long> found = known;
        if (found == null) {
            Map<Integer, Long> skipped = new HashMap<>();
            SCOPE.run(() -> transactions.executeWithoutResult(status -> jdbc.sql("select partition, skipped from intake_progress").query(row -> {
                skipped.put(row.getInt("partition"), row.getLong("skipped"));
            })));
            found = skipped;
            known = skipped;
        }
        return found;
    }
}
