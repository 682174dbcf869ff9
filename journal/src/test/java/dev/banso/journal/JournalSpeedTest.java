package dev.banso.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bound is a fraction of what `docs/journal.md` reports, so that a busy machine does not fail the build.
class JournalSpeedTest {
    private static final int RECORDS = 200_000;

    @TempDir
    Path folder;

    @Test
    void takesRecordsFasterThanAFirewallFarmSendsThem() throws Exception {
        var options = JournalOptions.DEFAULT.withReserveBytes(0);
        try (var journal = Journal.open(folder, options);
                var reader = journal.read(1)) {
            var batch = Collections.nCopies(100, new byte[800]);
            var start = System.nanoTime();
            var last = 0L;
            for (var i = 0; i < RECORDS / 100; i++) {
                last = journal.append(batch);
            }
            journal.whenDurable(last).get(60, TimeUnit.SECONDS);
            report("appended and durable", System.nanoTime() - start);
            start = System.nanoTime();
            var read = 0;
            while (read < RECORDS) {
                read += reader.nextBatch(1000, 1 << 20, Duration.ofSeconds(5)).size();
            }
            report("read", System.nanoTime() - start);
            assertThat(journal.statistics().commits()).isLessThan(RECORDS / 100);
        }
    }

    private static void report(String what, long nanos) {
        var rate = RECORDS * 1e9 / nanos;
        System.out.printf("journal: %,.0f records of 800 B per second %s%n", rate, what);
        assertThat(rate).isGreaterThan(5_000);
    }
}
