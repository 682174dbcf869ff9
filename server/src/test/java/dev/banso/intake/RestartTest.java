package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.lake.Lake;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is on disk is processed once after an orderly end, too; [KilledProcessTest] shows the other one.
class RestartTest {
    @Test
    void takesUpWhatWasNotProcessedBeforeAnOrderlyEnd() throws Exception {
        Path folder = RunningBanso.temporaryFolder();
        Sender sender;
        try (RunningBanso first = RunningBanso.start(folder)) {
            sender = new Sender(first);
            for (int number = 0; number < 3_000; number += 1_000) {
                sender.tcp(lines(sender, number, 1_000));
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (first.bean(IntakeStatus.class).now().received() < 3_000 && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
        }
        try (RunningBanso second = RunningBanso.start(folder)) {
            second.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(30));
            assertThat(new StoredLines(second, sender).counted()).isEqualTo(3_000);
            assertThat(inLake(second, sender.company)).isEqualTo(3_000);
        }
    }

    private static String lines(Sender sender, int from, int count) {
        StringBuilder lines = new StringBuilder();
        for (int number = from; number < from + count; number++) {
            lines.append(sender.line(number)).append('\n');
        }
        return lines.toString();
    }

    private static long inLake(RunningBanso banso, UUID company) {
        return banso.bean(Lake.class).statistics().companies().get(company).rows();
    }
}
