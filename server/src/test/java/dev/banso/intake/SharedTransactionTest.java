package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.company.DeviceRegistry;
import dev.banso.database.Scope;
import dev.banso.intake.pipeline.CommitTurns;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// More devices than a batch has room for ten lines of each.
class SharedTransactionTest {
    private static final int DEVICES = 1_500;
    private static final int LINES = 60_000;
    private static final int ATTACK_EVERY = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void batchesThatShareATransactionCountEveryLineOnce(@TempDir Path data) throws Exception {
        try (RunningBanso banso = RunningBanso.start(data)) {
            Sender sender = new Sender(banso);
            addDevices(banso, sender.company);
            try (Standstill standstill = banso.bean(CommitTurns.class).standStill()) {
                sender.tcp(IntStream.range(0, LINES).mapToObj(number -> line(sender, number)).collect(Collectors.joining("\n")));
                awaitReceived(banso);
            }
            breakTheTransactionThatIsUnderWay(banso);
            assertThat(banso.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(60))).isTrue();

            assertThat(ask(banso, "select count(*)::bigint from device_day where lines = " + LINES / DEVICES)).isEqualTo(DEVICES);
            assertThat(ask(banso, "select sum(lines)::bigint from device_sign")).isEqualTo(LINES);
            assertThat(ask(banso, "select sum(count)::bigint from alert")).isEqualTo(LINES / ATTACK_EVERY);
            assertThat(times(banso, Stage.COMMIT)).isLessThan(times(banso, Stage.STORE));
        }
    }

    /// Its connection ends while it waits for a lock, after alerts and days were counted; it is tried again.
    private static void breakTheTransactionThatIsUnderWay(RunningBanso banso) {
        long broken = banso.inTransaction(Scope.system("test"), jdbc -> {
            jdbc.sql("lock table device_sign in share mode").update();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            long ended = 0;
            while (ended == 0 && System.nanoTime() < deadline) {
                jdbc.sql("select pg_stat_clear_snapshot()").query((row, number) -> true).single();
                ended = jdbc.sql("""
                        select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                         where wait_event_type = 'Lock' and query like 'insert into device_sign%'""").query(Long.class).single();
            }
            return ended;
        });
        assertThat(broken).isEqualTo(1);
    }

    private static void addDevices(RunningBanso banso, UUID company) {
        banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("""
                with device as (
                    insert into device (company_id, name, vendor, devid, source_addresses, firmware, interfaces, networks, wan_addresses,
                                        silence_limit, created_at)
                    select :company, 'UTM ' || number, 'fortigate', 'FGTMANY' || number, array['127.0.0.1', '::1'], '6.4.2',
                           '{"wan1": "external", "internal": "internal"}', '{}', '{}', 3600, '2020-09-01'
                      from generate_series(0, :devices - 1) as number
                    returning id, company_id, created_at)
                insert into device_assignment (device_id, company_id, valid_from)
                select id, company_id, created_at from device""")
                .param("company", company)
                .param("devices", DEVICES)
                .update());
        Scope.system("test").run(banso.bean(DeviceRegistry.class)::follow);
    }

    private static String line(Sender sender, int number) {
        String line = number % ATTACK_EVERY == 0 ? sender.attack(number, "Test.Attack") : sender.line(number);
        return line.replace(sender.serial, "FGTMANY" + number % DEVICES);
    }

    private static void awaitReceived(RunningBanso banso) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (banso.bean(Pipeline.class).partition().end() < LINES) {
            assertThat(System.nanoTime()).as("lines are received").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static long times(RunningBanso banso, Stage stage) {
        return banso.bean(StageTimers.class).timings().get(stage.ordinal()).count();
    }

    private static long ask(RunningBanso banso, String sql) {
        return banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql(sql).query(Long.class).single());
    }
}
