package dev.banso.journal;

import static dev.banso.journal.Journals.SMALL;
import static dev.banso.journal.Journals.all;
import static dev.banso.journal.Journals.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDiskFullTest {
    @TempDir
    Path folder;

    @Test
    void refusesWhileTheReserveIsTouchedAndOpensByItself() throws Exception {
        var free = new AtomicLong(10_000);
        try (var journal = Journal.open(folder, SMALL.withReserveBytes(9_900), free::get)) {
            var first = journal.append(bytes("x".repeat(200)));
            awaitState(journal, JournalState.FULL);
            assertThat(journal.statistics().message()).contains("disk of the journal is full").contains("9900");
            assertThatThrownBy(() -> journal.append(bytes("no"))).isInstanceOf(JournalRefusedException.class);
            assertThat(all(journal)).isEmpty();
            free.set(1_000_000);
            journal.whenDurable(first).get(5, TimeUnit.SECONDS);
            assertThat(journal.awaitOpen(Duration.ofSeconds(5))).isTrue();
            assertThat(journal.append(bytes("yes"))).isEqualTo(first + 1);
        }
    }

    @Test
    void triesAgainAfterAnErrorOfTheDisk() throws Exception {
        var failures = new AtomicLong(2);
        FreeSpace moody = () -> {
            if (failures.getAndDecrement() > 0) {
                throw new IOException("Input/output error");
            }
            return Long.MAX_VALUE;
        };
        try (var journal = Journal.open(folder, SMALL, moody)) {
            var sequence = journal.append(bytes("kept"));
            awaitState(journal, JournalState.FAILED);
            journal.whenDurable(sequence).get(5, TimeUnit.SECONDS);
            assertThat(journal.awaitOpen(Duration.ofSeconds(5))).isTrue();
            assertThat(journal.statistics().failedCommits()).isEqualTo(2);
        }
    }

    /// On a real file system of 2 MiB, where the system lets us mount one (as root).
    @Test
    void staysWholeOnAFileSystemThatRunsFull() throws Exception {
        if (run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString()) != 0) {
            System.out.println("skipped: no file system can be mounted here; the injected limit was tested instead");
            return;
        }
        try {
            fillAndFree();
        } finally {
            run("umount", folder.toString());
        }
    }

    private void fillAndFree() throws Exception {
        var ballast = Files.write(folder.resolve("ballast"), new byte[1 << 20]);
        var journals = folder.resolve("journal");
        var options = SMALL.withMaxBytes(64 << 20);
        long taken;
        try (var journal = Journal.open(journals, options, () -> Long.MAX_VALUE)) {
            assertThatThrownBy(() -> {
                        while (true) {
                            journal.append(new byte[1000]);
                        }
                    })
                    .isInstanceOfSatisfying(
                            JournalRefusedException.class,
                            e -> assertThat(e.state()).isEqualTo(JournalState.FULL));
            assertThat(journal.statistics().message()).contains("No space left");
            var durable = journal.durableSequence();
            assertThat(all(journal)).hasSize((int) durable).isNotEmpty();
            taken = journal.statistics().nextSequence() - 1;
            assertThat(taken).isGreaterThan(durable);
            Files.delete(ballast);
            journal.whenDurable(taken).get(10, TimeUnit.SECONDS);
            assertThat(journal.awaitOpen(Duration.ofSeconds(5))).isTrue();
            taken = journal.append(bytes("after"));
        }
        try (var journal = Journal.open(journals, options)) {
            assertThat(journal.recovery().cuts()).isEmpty();
            assertThat(all(journal)).extracting(JournalRecord::sequence).isEqualTo(
                    LongStream.rangeClosed(1, taken).boxed().toList());
        }
    }

    private static void awaitState(Journal journal, JournalState state) throws InterruptedException {
        var deadline = System.nanoTime() + 5_000_000_000L;
        while (journal.state() != state && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertThat(journal.state()).isEqualTo(state);
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
