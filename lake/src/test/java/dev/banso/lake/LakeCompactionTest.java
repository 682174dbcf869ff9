package dev.banso.lake;

import static dev.banso.lake.Events.AOBA;
import static dev.banso.lake.Events.OCTOBER;
import static dev.banso.lake.Events.SENDAI;
import static dev.banso.lake.Events.event;
import static dev.banso.lake.Lakes.OPTIONS;
import static dev.banso.lake.Lakes.all;
import static dev.banso.lake.Lakes.open;
import static dev.banso.lake.Lakes.range;
import static dev.banso.lake.Lakes.sequences;
import static dev.banso.lake.Lakes.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeCompactionTest {
    /// Now, while the lines of the tests are minutes old.
    private static final LakeOptions YOUNG = LakeOptions.defaults(() -> OCTOBER.plus(Duration.ofMinutes(30)));

    @TempDir
    Path folder;

    @Test
    void settlesByCompanyAndTokyoDaySortedByTime() throws Exception {
        try (var lake = open(folder)) {
            lake.write(List.of(
                    event(1).time(OCTOBER.plusSeconds(50)).build(),
                    event(2).time(OCTOBER.minusSeconds(1)).build(),
                    event(3).time(OCTOBER).build(),
                    event(4).company(SENDAI).build(),
                    event(5).company(null).build()));
            var before = all(lake);
            var done = lake.settle(5);
            assertThat(done.rows()).isEqualTo(5);
            assertThat(all(lake)).usingRecursiveFieldByFieldElementComparator().isEqualTo(before);
            assertThat(settledFolders())
                    .containsExactlyInAnyOrder(
                            "company=" + AOBA + "/day=2020-09-30",
                            "company=" + AOBA + "/day=2020-10-01",
                            "company=" + SENDAI + "/day=2020-10-01",
                            "company=none/day=2020-10-01");
            assertThat(sequencesAsStored("company=" + AOBA + "/day=2020-10-01")).containsExactly(3L, 1L);
            assertThat(Disk.files(folder.resolve("fresh"))).isEmpty();
        }
    }

    @Test
    void neverTouchesWhatIsNotCommitted() throws Exception {
        try (var lake = open(folder)) {
            lake.write(range(1, 10));
            lake.write(range(11, 20));
            lake.settle(15);
            assertThat(Disk.files(folder.resolve("fresh"))).hasSize(1);
            lake.discardAfter(10);
            assertThat(sequences(all(lake))).isEqualTo(upTo(10));
            lake.write(range(11, 30));
            assertThat(sequences(all(lake))).isEqualTo(upTo(30));
        }
    }

    @Test
    void discardsInsideFilesTooWhereAnOlderDatabaseWasRestored() {
        try (var lake = open(folder)) {
            lake.write(range(1, 30));
            lake.settle(30);
            lake.write(range(31, 60));
            lake.discardAfter(20);
            assertThat(sequences(all(lake))).isEqualTo(upTo(20));
            lake.write(range(21, 25));
            lake.discardAfter(22);
            lake.write(range(23, 40));
            assertThat(sequences(all(lake))).isEqualTo(upTo(40));
        }
    }

    @Test
    void mergesFreshFilesUntilTheyAreWorthSettling() throws Exception {
        try (var lake = Lake.open(folder, YOUNG)) {
            IntStream.range(0, 33).forEach(file -> lake.write(range(file * 10 + 1, file * 10 + 10)));
            var done = lake.compact(330);
            assertThat(done.filesRead()).isEqualTo(32);
            assertThat(lake.statistics().mixed().files()).isEqualTo(3);
            assertThat(sequences(all(lake))).isEqualTo(upTo(330));
            lake.discardAfter(330);
            assertThat(lake.compact(330).filesRead()).isZero();
        }
        try (var lake = Lake.open(folder, YOUNG.withSettleBytes(1))) {
            lake.compact(330);
            assertThat(lake.statistics().mixed().files()).isZero();
            assertThat(sequences(all(lake))).isEqualTo(upTo(330));
        }
    }

    /// Settled at once, they would become a tiny file for each company.
    @Test
    void mergesLargeFreshFilesWhereManyCompaniesShareThem() {
        try (var lake = Lake.open(folder, YOUNG)) {
            IntStream.range(0, 16).forEach(file -> lake.write(largeFile(file, 50)));
            assertThat(lake.unsettled().bytes()).isGreaterThan(16 << 20);

            var done = lake.compact(16 * 500);

            assertThat(done.filesRead()).isEqualTo(16);
            assertThat(lake.unsettled().files()).isEqualTo(1);
            assertThat(lines(lake, 50)).isEqualTo(16 * 500);
        }
        try (var lake = Lake.open(folder, YOUNG)) {
            lake.settle(16 * 500);
            assertThat(lake.statistics().settled().files()).isEqualTo(50);
            assertThat(lines(lake, 50)).isEqualTo(16 * 500);
        }
    }

    @Test
    void settlesNoSmallRestBesideAFullGroup() {
        try (var lake = Lake.open(folder, YOUNG.withSettleBytes(1))) {
            IntStream.range(0, 27).forEach(file -> lake.write(largeFile(file, 2)));
            lake.compact(27 * 500);
            assertThat(lake.unsettled().files()).isEqualTo(3);
            lake.compact(27 * 500);
            assertThat(lake.unsettled().files()).isZero();
            assertThat(lines(lake, 2)).isEqualTo(2 * 1000);
        }
    }

    @Test
    void leavesLargeFreshFilesOfFewCompaniesToBeSettled() {
        try (var lake = Lake.open(folder, YOUNG)) {
            IntStream.range(0, 16).forEach(file -> lake.write(largeFile(file, 2)));
            assertThat(lake.compact(16 * 500).filesRead()).isZero();
        }
    }

    @Test
    void pausesAfterEverySomeRowsUnlessSomebodyElseWaits() throws Exception {
        try (var lake = Lake.open(folder, YOUNG.withSettleBytes(1))) {
            lake.write(LongStream.rangeClosed(1, 9_000).mapToObj(n -> event(n).company(AOBA).build()).toList());
            var pauses = new AtomicInteger();
            lake.compact(9_000, pauses::incrementAndGet);
            assertThat(pauses).hasValueGreaterThanOrEqualTo(8);

            lake.write(LongStream.rangeClosed(9_001, 18_000).mapToObj(n -> event(n).company(AOBA).build()).toList());
            pauses.set(0);
            var eraser = new Thread(() -> lake.erase(AOBA));
            lake.compact(18_000, () -> {
                pauses.incrementAndGet();
                eraser.start();
                awaitWaiting(eraser);
            });
            eraser.join();
            assertThat(pauses).hasValue(1);
            assertThat(all(lake)).isEmpty();
        }
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// A MiB and more that no compression makes smaller, of so many companies in turn.
    private static List<StoredEvent> largeFile(int file, int companies) {
        var chance = new Random(file);
        return LongStream.rangeClosed(file * 500L + 1, file * 500L + 500)
                .mapToObj(n -> {
                    var noise = new byte[2_400];
                    chance.nextBytes(noise);
                    return event(n).company(new UUID(1, n % companies)).line(HexFormat.of().formatHex(noise)).build();
                })
                .toList();
    }

    /// Lines of each company, found by itself.
    private static int lines(Lake lake, int companies) {
        return IntStream.range(0, companies)
                .map(company -> lake.search(Search.of(new UUID(1, company)).limit(1000).build(), new Cancellation()).events().size())
                .sum();
    }

    @Test
    void mergesTheFilesOfADayThatIsOver() {
        try (var lake = open(folder)) {
            for (var file = 0; file < 5; file++) {
                lake.write(range(file * 10 + 1, file * 10 + 10));
                lake.settle(file * 10 + 10);
            }
            assertThat(lake.statistics().total().files()).isEqualTo(15);
            lake.compact(50);
            assertThat(lake.statistics().total().files()).isEqualTo(3);
            assertThat(sequences(all(lake))).isEqualTo(upTo(50));
        }
    }

    @Test
    void losesAndDoublesNothingWhereverItCrashes() throws Exception {
        var crashes = 0;
        for (var step = 1; ; step++) {
            var place = folder.resolve("crash" + step);
            var crash = new CrashAt(step);
            try (var lake = Lake.open(place, YOUNG, crash)) {
                for (var file = 0; file < 16; file++) {
                    lake.write(range(file * 3 + 1, file * 3 + 3));
                }
                lake.compact(48);
                lake.settle(48);
            } catch (CrashAt.Crash e) {
                crashes++;
            }
            try (var lake = open(place)) {
                lake.discardAfter(48);
                assertThat(sequences(all(lake))).as("after a crash at step %d", step).isEqualTo(upTo(48));
                assertThat(orphans(place, lake)).isZero();
                lake.compact(48);
                assertThat(sequences(all(lake))).isEqualTo(upTo(48));
            }
            if (!crash.happened()) {
                break;
            }
        }
        assertThat(crashes).isGreaterThan(4);
    }

    @Test
    void mergesTheDaysOfSomeCompaniesAllOrNoneWhereverItCrashes() throws Exception {
        var crashes = 0;
        for (var step = 1; ; step++) {
            var place = folder.resolve("merge" + step);
            try (var lake = open(place)) {
                for (var file = 0; file < 4; file++) {
                    lake.write(range(file * 3 + 1, file * 3 + 3));
                    lake.settle(file * 3 + 3);
                }
            }
            var crash = new CrashAt(step);
            try (var lake = Lake.open(place, OPTIONS, crash)) {
                lake.compact(12);
            } catch (CrashAt.Crash e) {
                crashes++;
            }
            try (var lake = open(place)) {
                assertThat(sequences(all(lake))).as("after a crash at step %d", step).isEqualTo(upTo(12));
                assertThat(orphans(place, lake)).isZero();
                assertThat(lake.statistics().total().files()).isEqualTo(crash.happened() ? 12 : 3);
            }
            if (!crash.happened()) {
                break;
            }
        }
        assertThat(crashes).isEqualTo(6);
    }

    @Test
    void runsBesideIntakeAndSearches() throws Exception {
        try (var lake = Lake.open(folder, OPTIONS.withSettleBytes(1))) {
            lake.write(range(1, 30));
            var stop = new AtomicBoolean();
            var searches = CompletableFuture.runAsync(() -> {
                while (!stop.get()) {
                    assertThat(sequences(all(lake))).containsAll(upTo(30)).doesNotHaveDuplicates();
                }
            });
            for (var file = 1; file < 20; file++) {
                lake.write(range(file * 30 + 1, file * 30 + 30));
                lake.compact(file * 30 + 30);
            }
            stop.set(true);
            searches.join();
            assertThat(sequences(all(lake))).isEqualTo(upTo(600));
        }
    }

    @Test
    void keepsAFileUntilItsLastReaderIsDone() throws Exception {
        var alone = Files.createDirectories(folder.resolve("alone"));
        var catalogue = new Catalogue(alone, new FolderFiles(alone, Steps.UNWATCHED), Published.NOTHING);
        var intake = new Intake(alone, catalogue);
        Files.createDirectories(folder.resolve("alone/fresh"));
        intake.write(1, 3, range(1, 3));
        var file = catalogue.files(any -> true).getFirst();
        try (var view = catalogue.view(any -> true)) {
            catalogue.commit(Edit.replace(view.files(), List.of()));
            assertThat(catalogue.files(any -> true)).isEmpty();
            assertThat(folder.resolve("alone").resolve(file.path())).exists();
        }
        assertThat(folder.resolve("alone").resolve(file.path())).doesNotExist();
        catalogue.close();
    }

    @Test
    void copiesItselfAsOfOneMoment() {
        try (var lake = open(folder.resolve("lake"))) {
            lake.write(range(1, 30));
            lake.settle(30);
            lake.write(range(31, 40));
            try (var copy = lake.copy()) {
                lake.write(range(41, 50));
                lake.settle(50);
                copy.writeTo(folder.resolve("copy"));
            }
        }
        try (var copy = open(folder.resolve("copy"))) {
            assertThat(sequences(all(copy))).isEqualTo(upTo(40));
            copy.discardAfter(35);
            assertThat(sequences(all(copy))).isEqualTo(upTo(35));
        }
    }

    @Test
    void saysWhoUsesHowMuch() {
        try (var lake = open(folder)) {
            lake.write(range(1, 30));
            var statistics = lake.statistics();
            assertThat(statistics.total().rows()).isEqualTo(30);
            assertThat(statistics.companies().get(AOBA).rows()).isEqualTo(10);
            assertThat(statistics.quarantine().rows()).isEqualTo(10);
            assertThat(statistics.companies().get(AOBA).bytes()).isBetween(1L, statistics.total().bytes() / 2);
            assertThat(statistics.mixed().files()).isEqualTo(1);
            lake.settle(30);
            var settled = lake.statistics();
            assertThat(settled.mixed().rows()).isZero();
            assertThat(settled.settled()).isEqualTo(settled.total());
            assertThat(settled.kept().files()).isZero();
        }
    }

    private static long orphans(Path place, Lake lake) throws Exception {
        return Disk.files(place).stream().filter(file -> file.toString().endsWith(".parquet")).count()
                - lake.statistics().total().files();
    }

    private List<String> settledFolders() throws Exception {
        var settled = folder.resolve("settled");
        return Disk.files(settled).stream()
                .map(file -> settled.relativize(file.getParent()).toString())
                .toList();
    }

    private List<Long> sequencesAsStored(String partition) throws Exception {
        var file = Disk.files(folder.resolve("settled").resolve(partition)).getFirst();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select sequence from '" + file + "'")) {
            var sequences = new ArrayList<Long>();
            while (rows.next()) {
                sequences.add(rows.getLong(1));
            }
            return sequences;
        }
    }

}
