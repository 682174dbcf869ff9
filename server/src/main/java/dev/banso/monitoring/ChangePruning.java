package dev.banso.monitoring;

import dev.banso.database.Scope;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Deletes the changes that every reader has dealt with; looks every hour.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class ChangePruning {
    private static final Scope SCOPE = Scope.system("change-pruning");

    private final List<ChangeReader> readers;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    ChangePruning(List<ChangeReader> readers, JdbcClient jdbc, TransactionOperations transactions) {
        this.readers = readers;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void prune() {
        SCOPE.run(() -> transactions.executeWithoutResult(transaction -> readers.stream()
                .mapToLong(ChangeReader::position)
                .min()
                .ifPresent(this::deleteUpTo)));
    }

    /// A change that goes with its company just now is left to the erasure.
    private void deleteUpTo(long read) {
        jdbc.sql("""
                delete from monitoring_change
                 where position in (select position from monitoring_change where position <= :read for update skip locked)""")
                .param("read", read)
                .update();
    }
}
