package dev.banso.operation;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Work that has, or waits for, a connection to the database.
@Component
@Order(70)
class ConnectionsObserved implements ObservedInProcess {
    private final HikariDataSource source;

    ConnectionsObserved(HikariDataSource source) {
        this.source = source;
    }

    @Override
    public List<Finding> findings() {
        HikariPoolMXBean pool = source.getHikariPoolMXBean();
        return pool == null ? List.of()
                : List.of(Finding.of("connections", pool.getThreadsAwaitingConnection(), Unit.COUNT, Bounds.above(0, 20)));
    }

    @Override
    public List<Queue> queues() {
        HikariPoolMXBean pool = source.getHikariPoolMXBean();
        return pool == null ? List.of() : List.of(
                new Queue("connections", pool.getActiveConnections(), (long) source.getMaximumPoolSize()),
                Queue.unbounded("connection-waiters", pool.getThreadsAwaitingConnection()));
    }
}
