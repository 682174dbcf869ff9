package dev.banso.journal;

import static dev.banso.journal.Journals.all;
import static dev.banso.journal.Journals.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalKillTest {
    @TempDir
    Path folder;

    @Test
    void losesNothingDurableAndDoublesNothingWhenItsProcessIsKilled() throws Exception {
        var before = 0L;
        for (var run = 0; run < 3; run++) {
            var durable = appendUntilKilled(run);
            assertThat(durable).isGreaterThan(before);
            try (var journal = Journal.open(folder, JournalOptions.DEFAULT.withReserveBytes(0))) {
                assertThat(journal.recovery().damaged()).isFalse();
                var records = all(journal);
                assertThat(records.getFirst().sequence()).isEqualTo(1);
                assertThat(records.getLast().sequence()).isEqualTo(records.size()).isGreaterThanOrEqualTo(durable);
                assertThat(new HashSet<>(records.stream().map(Journals::text).toList())).hasSameSizeAs(records);
                assertEachThreadIsWithoutGap(records);
                before = records.size();
            }
        }
    }

    private long appendUntilKilled(int run) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        folder.toString(),
                        Integer.toString(run))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var durable = 0L;
        try (var output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            var lines = 20 + 17 * run;
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                durable = Long.parseLong(line);
                if (--lines == 0) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return durable;
    }

    private static void assertEachThreadIsWithoutGap(List<JournalRecord> records) {
        var next = new HashMap<String, Integer>();
        for (var record : records) {
            var parts = text(record).split("/");
            var expected = next.merge(parts[0] + "/" + parts[1], 1, Integer::sum) - 1;
            assertThat(Integer.parseInt(parts[2])).isEqualTo(expected);
        }
    }
}
