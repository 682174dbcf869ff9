package dev.banso.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import dev.banso.intake.Sender;
import dev.banso.intake.Standstill;
import dev.banso.intake.pipeline.Pipeline;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final String LAG = "banso_intake_lag_seconds{worker=";

    private final RunningBanso banso = RunningBanso.shared();
    private final Sender sender = new Sender(banso);
    private final Pipeline pipeline = banso.bean(Pipeline.class);

    @Test
    void theLagGrowsWhileThePipelineIsStuckAndIsNothingWhenAllIsProcessed() throws Exception {
        assertThat(pipeline.awaitProcessed(Duration.ofSeconds(30))).isTrue();
        assertThat(lag()).isZero();
        try (Standstill stuck = banso.bean(dev.banso.intake.pipeline.CommitTurns.class).standStill()) {
            sender.tcp(sender.attack(1, "Lag.Test") + "\n");
            double first = awaitAbove(0.5, LAG);
            assertThat(awaitAbove(first + 0.5, LAG)).isGreaterThan(first);
            awaitAbove(0, "banso_queue_waiting{queue=\"batches\"}");
        }
        assertThat(pipeline.awaitProcessed(Duration.ofSeconds(30))).isTrue();
        assertThat(lag()).isZero();
    }

    @Test
    void everyStageThatALineGoesThroughIsTimed() throws Exception {
        sender.tcp(sender.attack(2, "Stage.Test") + "\n");
        assertThat(sender.countedOnce(1)).isEqualTo(1);
        Metrics metrics = Metrics.of(banso);
        for (String stage : List.of("read", "store", "detect", "commit")) {
            assertThat(metrics.value("banso_stage_seconds_count{stage=\"" + stage + "\"}")).as(stage).isPositive();
        }
        assertThat(metrics.value("banso_intake_delay_seconds_count")).isPositive();
        awaitAbove(0, "banso_lake_companies");
        Metrics later = Metrics.of(banso);
        assertThat(later.value("banso_lake_bytes{kind=\"fresh\"}") + later.value("banso_lake_bytes{kind=\"settled\"}")).isPositive();
    }

    @Test
    void everyQueueAndEveryLossIsTold() {
        Metrics metrics = Metrics.of(banso);
        for (String queue : List.of("udp-bytes", "disk-lines", "lines", "batches", "journal-bytes", "searches", "imports", "adoptions",
                "erasures", "changes", "notices", "mails", "webhooks", "reports", "connections", "connection-waiters")) {
            assertThat(metrics.value("banso_queue_waiting{queue=\"" + queue + "\"}")).as(queue).isNotNegative();
        }
        for (String loss : List.of("udp-kernel", "udp-journal", "incomplete", "oversize", "connections", "mails", "webhooks", "changes")) {
            assertThat(metrics.value("banso_losses_total{loss=\"" + loss + "\"}")).as(loss).isNotNegative();
        }
    }

    @Test
    void metricsAreReadByTheProviderAlone() {
        assertThat(status("banso_wrong")).isEqualTo(401);
        assertThat(status(banso.token(null, EnumSet.of(Permission.INTAKE_READ)))).as("without the permission").isEqualTo(403);
        assertThat(status(banso.token(sender.company, EnumSet.allOf(Permission.class)))).as("a company's").isEqualTo(403);
        assertThat(status(banso.token(null, EnumSet.of(Permission.OPERATION_READ)))).isEqualTo(200);
        assertThat(banso.api("GET", "/actuator/health", "", null).status()).as("whether it lives, anybody may ask").isEqualTo(200);
    }

    private int status(String token) {
        return banso.api("GET", "/actuator/prometheus", token, null).status();
    }

    private double lag() {
        return Metrics.of(banso).value(LAG);
    }

    private double awaitAbove(double bound, String metric) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        double value = Metrics.of(banso).value(metric);
        while (value <= bound && System.nanoTime() < deadline) {
            Thread.sleep(200);
            value = Metrics.of(banso).value(metric);
        }
        assertThat(value).isGreaterThan(bound);
        return value;
    }
}
