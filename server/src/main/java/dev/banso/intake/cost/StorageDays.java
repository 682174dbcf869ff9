package dev.banso.intake.cost;

import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.database.Scope;
import dev.banso.intake.usage.LakeUsage;
import dev.banso.lake.LakeStatistics.Usage;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/// Notes every hour how much room each company's lines take that day, so that past months can be answered.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class StorageDays {
    private static final Scope SCOPE = Scope.system("storage-days");

    private final LakeUsage lake;
    private final Companies companies;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final Clock clock;

    StorageDays(LakeUsage lake, Companies companies, JdbcClient jdbc, TransactionOperations transactions, JsonMapper json, Clock clock) {
        this.lake = lake;
        this.companies = companies;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    private record Room(UUID company, long bytes) {}

    /// The day's last look stands.
    @Scheduled(initialDelay = 120_000, fixedDelay = 3_600_000)
    void note() {
        Map<UUID, Usage> usages = lake.now().companies();
        LocalDate today = LocalDate.now(clock.withZone(MovableClock.JAPAN));
        SCOPE.run(() -> transactions.executeWithoutResult(status -> {
            Set<UUID> served = companies.hold(usages.keySet());
            write(today, usages.entrySet().stream().filter(entry -> served.contains(entry.getKey()))
                    .map(entry -> new Room(entry.getKey(), entry.getValue().bytes())).toList());
        }));
    }

    private void write(LocalDate day, List<Room> rooms) {
        jdbc.sql("""
                insert into storage_day (company_id, day, bytes)
                select company, :day, bytes from jsonb_to_recordset(:rows::jsonb) as noted (company uuid, bytes bigint)
                    on conflict (company_id, day) do update set bytes = excluded.bytes""")
                .param("day", day)
                .param("rows", json.writeValueAsString(rooms))
                .update();
    }
}
