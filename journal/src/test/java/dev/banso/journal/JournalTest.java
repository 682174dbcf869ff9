package dev.banso.journal;

import static dev.banso.journal.Journals.SMALL;
import static dev.banso.journal.Journals.all;
import static dev.banso.journal.Journals.bytes;
import static dev.banso.journal.Journals.fill;
import static dev.banso.journal.Journals.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasAppendedInOrder() throws Exception {
        try (var journal = Journal.open(folder, SMALL)) {
            var last = journal.append(List.of(bytes("one"), bytes(""), bytes("日本語")));
            journal.whenDurable(last).get(5, TimeUnit.SECONDS);
            assertThat(all(journal)).extracting(Journals::text).containsExactly("one", "", "日本語");
            assertThat(all(journal)).extracting(JournalRecord::sequence).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void goesOnCountingAfterARestart() throws Exception {
        fill(folder, 1000);
        fill(folder, 1000);
        try (var journal = Journal.open(folder, SMALL)) {
            assertThat(journal.recovery()).isEqualTo(new Recovery(2000, List.of()));
            assertThat(all(journal)).extracting(JournalRecord::sequence).isEqualTo(
                    LongStream.rangeClosed(1, 2000).boxed().toList());
            assertThat(journal.append(bytes("next"))).isEqualTo(2001);
        }
    }

    @Test
    void readsFromASequence() throws Exception {
        fill(folder, 1000);
        try (var journal = Journal.open(folder, SMALL);
                var reader = journal.read(777)) {
            var batch = reader.nextBatch(3, Long.MAX_VALUE, Duration.ofSeconds(1));
            assertThat(batch).extracting(Journals::text).containsExactly("line 777", "line 778", "line 779");
            assertThat(reader.position()).isEqualTo(780);
        }
    }

    @Test
    void letsAReaderWaitForTheNextDurableRecord() throws Exception {
        try (var journal = Journal.open(folder, SMALL);
                var reader = journal.read(1)) {
            assertThat(reader.next(Duration.ofMillis(1))).isNull();
            var read = CompletableFuture.supplyAsync(() -> waitForOne(reader));
            Thread.sleep(30);
            journal.append(bytes("late"));
            assertThat(text(read.get(5, TimeUnit.SECONDS))).isEqualTo("late");
        }
    }

    @Test
    void showsNothingThatIsNotDurable() throws Exception {
        try (var journal = Journal.open(folder, SMALL.withCommitInterval(Duration.ofMillis(500)))) {
            var sequence = journal.append(bytes("in memory"));
            assertThat(all(journal)).isEmpty();
            assertThat(journal.durableSequence()).isZero();
            journal.whenDurable(sequence).get(5, TimeUnit.SECONDS);
            assertThat(all(journal)).hasSize(1);
        }
    }

    @Test
    void trimsWholeSegmentsAndKeepsTheLast() throws Exception {
        fill(folder, 1000);
        try (var journal = Journal.open(folder, SMALL)) {
            var segments = journal.statistics().segments();
            journal.acknowledge(500);
            var first = journal.statistics().firstSequence();
            assertThat(first).isBetween(250L, 501L);
            assertThat(all(journal).getFirst().sequence()).isEqualTo(first);
            assertThat(journal.statistics().segments()).isBetween(2, segments - 1);
            journal.acknowledge(1_000_000);
            assertThat(journal.statistics().segments()).isEqualTo(1);
        }
        try (var journal = Journal.open(folder, SMALL)) {
            assertThat(journal.append(bytes("next"))).isEqualTo(1001);
        }
    }

    @Test
    void keepsAReaderOnItsWayWhileSegmentsAreTrimmed() throws Exception {
        fill(folder, 2000);
        try (var journal = Journal.open(folder, SMALL);
                var reader = journal.read(1)) {
            for (var sequence = 1; sequence <= 2000; sequence++) {
                var record = reader.next(Duration.ofSeconds(5));
                assertThat(record).isNotNull();
                assertThat(record.sequence()).isEqualTo(sequence);
                journal.acknowledge(sequence);
            }
        }
    }

    @Test
    void refusesASecondOwnerOfTheFolder() throws Exception {
        try (var journal = Journal.open(folder, SMALL)) {
            assertThat(journal.state()).isEqualTo(JournalState.OPEN);
            assertThatThrownBy(() -> Journal.open(folder, SMALL))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("in use");
        }
        fill(folder, 1);
    }

    @Test
    void isFullAtItsBoundAndOpensAgainWhenItIsTrimmed() throws Exception {
        try (var journal = Journal.open(folder, SMALL.withMaxBytes(50_000))) {
            var line = new byte[1000];
            assertThatThrownBy(() -> {
                        while (true) {
                            journal.append(line);
                        }
                    })
                    .isInstanceOfSatisfying(JournalRefusedException.class, e -> {
                        assertThat(e.state()).isEqualTo(JournalState.FULL);
                        assertThat(e).hasMessageContaining("lags behind");
                    });
            assertThatThrownBy(() -> journal.append(line)).isInstanceOf(JournalRefusedException.class);
            assertThat(journal.statistics().refused()).isEqualTo(2);
            var last = journal.statistics().nextSequence() - 1;
            journal.whenDurable(last).get(5, TimeUnit.SECONDS);
            assertThat(journal.statistics().bytes()).isLessThanOrEqualTo(50_000);
            journal.acknowledge(last);
            assertThat(journal.awaitOpen(Duration.ofSeconds(5))).isTrue();
            assertThat(journal.append(line)).isEqualTo(last + 1);
        }
    }

    @Test
    void makesAppendersWaitForTheDiskAndDropsNothing() throws Exception {
        var held = new CountDownLatch(1);
        FreeSpace slowDisk = () -> {
            await(held);
            return Long.MAX_VALUE;
        };
        try (var journal = Journal.open(folder, SMALL.withMaxBytes(10 << 20), slowDisk)) {
            var line = new byte[10_000];
            var sender = CompletableFuture.supplyAsync(() -> {
                var last = 0L;
                for (var i = 0; i < 100; i++) {
                    last = append(journal, line);
                }
                return last;
            });
            Thread.sleep(200);
            assertThat(sender).isNotDone();
            assertThat(journal.statistics().appended()).as("what two buffers hold").isBetween(6L, 13L);
            held.countDown();
            assertThat(sender.get(5, TimeUnit.SECONDS)).isEqualTo(100);
            assertThat(journal.statistics().refused()).isZero();
        }
    }

    @Test
    void refusesARecordLargerThanItsBound() throws Exception {
        try (var journal = Journal.open(folder, SMALL)) {
            assertThatThrownBy(() -> journal.append(new byte[SMALL.maxRecordBytes() + 1]))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(journal.append(new byte[SMALL.maxRecordBytes()])).isEqualTo(1);
        }
    }

    @Test
    void refusesRecordsAfterItWasClosed() throws Exception {
        var journal = Journal.open(folder, SMALL);
        var sequence = journal.append(bytes("last"));
        journal.close();
        assertThat(journal.whenDurable(sequence)).isCompleted();
        assertThatThrownBy(() -> journal.append(bytes("too late"))).isInstanceOf(JournalRefusedException.class);
        assertThatThrownBy(() -> journal.whenDurable(sequence + 1).get()).isInstanceOf(ExecutionException.class);
    }

    @Test
    void continuesBehindWhatWasWorkedOffWhereTheJournalWasLost() throws Exception {
        try (var journal = Journal.open(folder, SMALL)) {
            journal.continueAfter(500);
            journal.continueAfter(400);
            assertThat(journal.append(bytes("line"))).isEqualTo(501);
        }
        try (var journal = Journal.open(folder, SMALL)) {
            assertThat(journal.recovery().cuts()).isEmpty();
            assertThat(all(journal)).extracting(JournalRecord::sequence).containsExactly(501L);
        }
    }

    @Test
    void keepsEveryThreadsRecordsInThatThreadsOrder() throws Exception {
        try (var journal = Journal.open(folder, JournalOptions.DEFAULT.withReserveBytes(0))) {
            var threads = IntStream.range(0, 8)
                    .mapToObj(n -> Thread.ofVirtual().start(() -> {
                        for (var i = 0; i < 5000; i++) {
                            append(journal, bytes(n + ":" + i));
                        }
                    }))
                    .toList();
            for (var thread : threads) {
                thread.join();
            }
            journal.whenDurable(40_000).get(10, TimeUnit.SECONDS);
            var next = new int[8];
            for (var record : all(journal)) {
                var parts = text(record).split(":");
                assertThat(Integer.parseInt(parts[1])).isEqualTo(next[Integer.parseInt(parts[0])]++);
            }
            assertThat(next).containsOnly(5000);
        }
    }

    @Test
    void refusesBoundsThatDoNotFitTogether() {
        assertThatThrownBy(() -> SMALL.withCommitInterval(Duration.ofSeconds(2)))
                .hasMessageContaining("within a second");
        assertThatThrownBy(() -> new JournalOptions(100, 100, 0, 1000, 100, Duration.ZERO, 1))
                .hasMessageContaining("two segments");
    }

    private static JournalRecord waitForOne(JournalReader reader) {
        try {
            return reader.next(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long append(Journal journal, byte[] line) {
        try {
            return journal.append(line);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leavesNoByteOfWhatIsWorkedOffWhenItsSegmentWasClosed() throws Exception {
        try (var journal = Journal.open(folder, SMALL)) {
            var secret = journal.append(bytes("secret-marker"));
            journal.whenDurable(secret).get(5, TimeUnit.SECONDS);
            Files.writeString(folder.resolve("00000000000000000001.journal.cut-99"), "secret-marker");
            journal.acknowledge(secret);
            assertThat(onDisk()).contains("secret-marker");
            assertThat(journal.roll()).isEqualTo(secret);
            assertThat(journal.roll()).isEqualTo(secret);
            journal.acknowledge(secret);
            journal.forgetCuts();
            assertThat(onDisk()).doesNotContain("secret-marker");
            var next = journal.append(bytes("next"));
            journal.whenDurable(next).get(5, TimeUnit.SECONDS);
            assertThat(next).isEqualTo(secret + 1);
        }
        try (var journal = Journal.open(folder, SMALL)) {
            assertThat(all(journal)).extracting(Journals::text).containsExactly("next");
        }
    }

    @Test
    void readersHoldNoSegmentThatIsReadAndClosed() throws Exception {
        try (var journal = Journal.open(folder, SMALL);
                var reader = journal.read(1)) {
            journal.append(bytes("one"));
            assertThat(reader.next(Duration.ofSeconds(5))).isNotNull();
            journal.acknowledge(journal.roll());
            assertThat(reader.next(Duration.ofMillis(10))).isNull();
            assertThat(heldDeleted()).isEmpty();
            journal.append(bytes("two"));
            assertThat(Journals.text(reader.next(Duration.ofSeconds(5)))).isEqualTo("two");
        }
    }

    /// Deleted files of the folder that this process still holds open, where the system says so.
    private List<String> heldDeleted() throws Exception {
        var held = new ArrayList<String>();
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            for (var file : files.toList()) {
                try {
                    var target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith(folder.toString()) && target.endsWith("(deleted)")) {
                        held.add(target);
                    }
                } catch (NoSuchFileException closed) {
                    continue;
                }
            }
        } catch (NoSuchFileException noProc) {
            return held;
        }
        return held;
    }

    @Test
    void losesNothingWhenSegmentsAreClosedWhileRecordsCome() throws Exception {
        try (var journal = Journal.open(folder, SMALL);
                var reader = journal.read(1)) {
            var closing = Thread.ofPlatform().start(() -> {
                for (var i = 0; i < 200; i++) {
                    journal.roll();
                }
            });
            for (var i = 1; i <= 20_000; i++) {
                journal.append(bytes("line " + i));
            }
            closing.join();
            for (var i = 1; i <= 20_000; i++) {
                var record = reader.next(Duration.ofSeconds(5));
                assertThat(record).isNotNull();
                assertThat(Journals.text(record)).isEqualTo("line " + i);
            }
        }
    }

    private String onDisk() throws Exception {
        var text = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    @Test
    void copiesWhatLiesBehindAPlaceWhileItIsWorkedOff() throws Exception {
        var target = folder.resolve("copy");
        try (var journal = Journal.open(folder.resolve("journal"), SMALL)) {
            journal.whenDurable(journal.append(IntStream.rangeClosed(1, 2000).mapToObj(i -> bytes("line " + i)).toList())).get(5, TimeUnit.SECONDS);
            try (var copy = journal.copyAfter(1500)) {
                journal.acknowledge(2000);
                journal.whenDurable(journal.append(bytes("later"))).get(5, TimeUnit.SECONDS);
                copy.writeTo(target);
                assertThat(all(journal)).extracting(JournalRecord::sequence).contains(1501L);
            }
            assertThat(journal.statistics().firstSequence()).as("worked off meanwhile").isGreaterThan(1501);
        }
        try (var copied = Journal.open(target, SMALL)) {
            assertThat(copied.recovery().damaged()).isFalse();
            assertThat(all(copied)).extracting(Journals::text).endsWith("line 2000", "later").contains("line 1501");
        }
    }
}
