package dev.banso.intake.passage;

import dev.banso.company.DeviceRegistry;
import dev.banso.company.Devices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Imports and adoptions under way, for each partition of the log that is opened.
@Component
public class Passages {
    private final JdbcClient jdbc;
    private final Devices devices;
    private final DeviceRegistry registry;
    private final TransactionTemplate transaction;

    Passages(JdbcClient jdbc, Devices devices, DeviceRegistry registry, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.registry = registry;
        this.transaction = new TransactionTemplate(manager);
    }

    /// Begins with what was committed last.
    public OpenPassages open() {
        return new OpenPassages(jdbc, devices, registry, transaction);
    }
}
