package dev.banso.lake;

import static dev.banso.lake.Events.AOBA;
import static dev.banso.lake.Events.OCTOBER;
import static dev.banso.lake.Events.SENDAI;
import static dev.banso.lake.Lakes.OPTIONS;
import static dev.banso.lake.Lakes.all;
import static dev.banso.lake.Lakes.owner;
import static dev.banso.lake.Lakes.range;
import static dev.banso.lake.Lakes.sequences;
import static dev.banso.lake.Lakes.upTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.lake.LakeException.Problem;
import dev.banso.lake.warehouse.BucketSettings;
import dev.banso.lake.warehouse.BucketWarehouse;
import dev.banso.lake.warehouse.RunningBucket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A lake whose settled files lie in a bucket.
class LakeWarehouseTest {
    private static final RunningBucket STORE = RunningBucket.shared();

    @TempDir
    Path folder;

    private BucketWarehouse bucket;
    private LocalCopies copies;

    @BeforeEach
    void open() throws IOException {
        use(STORE.fresh());
        copies = LocalCopies.open(folder.resolve("copies"), 1 << 20);
    }

    @AfterEach
    void close() {
        STORE.mend();
        copies.close();
        bucket.close();
    }

    @Test
    void hasItsSettledLinesThereAndFindsThemAfterARestart() throws Exception {
        try (var lake = lake()) {
            lake.write(range(1, 30));
            lake.settle(30);
            lake.write(range(31, 40));
            assertThat(all(lake)).hasSize(40);
            assertThat(lake.find(AOBA, List.of(3L, 33L))).hasSize(2);
        }
        assertThat(bucket.list("settled/")).hasSize(3);
        assertThat(filesBelow("lake/settled")).isEmpty();
        assertThat(filesBelow("lake/fresh")).hasSize(1);
        copies.close();
        Disk.deleteTree(folder.resolve("copies"));
        copies = LocalCopies.open(folder.resolve("copies"), 1 << 20);
        try (var lake = lake()) {
            assertThat(sequences(all(lake))).isEqualTo(upTo(40));
        }
    }

    @Test
    void endsLinesThereWithTheirRetentionAndWithTheirCompany() throws Exception {
        try (var lake = lake()) {
            lake.write(range(1, 30));
            lake.settle(30);
            assertThat(all(lake)).hasSize(30);
            assertThat(lake.verifyErased(AOBA).remaining()).hasSize(2);
            assertThat(lake.erase(AOBA)).isEqualTo(10);
            assertThat(lake.verifyErased(AOBA).isErased()).isTrue();
            assertThat(bucket.list("settled/")).noneMatch(path -> path.contains(AOBA.toString()));
            assertThat(filesBelow("copies")).noneMatch(path -> path.contains(AOBA.toString()));
            lake.expire(OCTOBER.plus(Duration.ofDays(1)), Set.of(SENDAI));
            lake.compact(30);
            assertThat(bucket.list("settled/")).singleElement().asString().contains("company=none");
            assertThat(all(lake)).hasSize(10);
        }
    }

    @Test
    void isWholeWhereverAChangeCrashes() throws Exception {
        var crashes = 0;
        for (var step = 1; ; step++) {
            use(STORE.fresh());
            var crash = new CrashAt(step);
            try (var lake = Lake.open(folder.resolve("crash" + step), options(true), crash)) {
                lake.write(range(1, 9));
                lake.settle(9);
                lake.discardAfter(6);
                lake.compact(6);
                lake.erase(AOBA);
            } catch (CrashAt.Crash e) {
                crashes++;
            }
            try (var lake = Lake.open(folder.resolve("crash" + step), options(true))) {
                var others = upTo(6).stream().filter(n -> !AOBA.equals(owner(n))).toList();
                lake.discardAfter(6);
                lake.settle(6);
                assertThat(sequences(all(lake))).isIn(upTo(6), others);
                lake.erase(AOBA);
                assertThat(lake.verifyErased(AOBA).isErased()).isTrue();
                assertThat(sequences(all(lake))).isEqualTo(others);
                assertThat(bucket.list("settled/")).as("after a crash at step %d", step).hasSize(lake.statistics().settled().files());
            }
            if (!crash.happened()) {
                break;
            }
        }
        assertThat(crashes).isGreaterThan(8);
    }

    @Test
    void movesThereAndBackWhereverItCrashes() throws Exception {
        for (var step = 1; ; step++) {
            use(STORE.fresh());
            var place = folder.resolve("moved" + step);
            try (var lake = Lake.open(place, OPTIONS)) {
                lake.write(range(1, 9));
                lake.settle(9);
            }
            var there = new CrashAt(step);
            moveThenCrash(place, true, there);
            try (var lake = Lake.open(place, options(true))) {
                assertThat(sequences(all(lake))).isEqualTo(upTo(9));
                lake.bringHome(() -> true);
                assertThat(sequences(all(lake))).isEqualTo(upTo(9));
                assertThat(Disk.files(place.resolve("settled"))).isEmpty();
                assertThat(bucket.list("settled/")).hasSize(3);
            }
            assertThatThrownBy(() -> Lake.open(place, OPTIONS)).hasMessageContaining(bucket.location());
            var back = new CrashAt(step);
            moveThenCrash(place, false, back);
            if (Lake.warehouseOf(place) != null) {
                try (var lake = Lake.open(place, options(false))) {
                    assertThat(sequences(all(lake))).isEqualTo(upTo(9));
                    lake.bringHome(() -> true);
                    assertThat(sequences(all(lake))).isEqualTo(upTo(9));
                    lake.bringHome(() -> true);
                }
            }
            assertThat(bucket.list("")).isEmpty();
            try (var lake = Lake.open(place, OPTIONS)) {
                assertThat(sequences(all(lake))).isEqualTo(upTo(9));
                assertThat(Disk.files(place.resolve("settled"))).hasSize(3);
            }
            if (!there.happened() && !back.happened()) {
                assertThat(step).isGreaterThan(6);
                return;
            }
        }
    }

    @Test
    void goesOnTakingLinesWhileTheStoreIsAwayAndSettlesThemLater() throws Exception {
        try (var lake = lake()) {
            lake.write(range(1, 9));
            lake.settle(9);
            var stored = bucket.list("settled/");
            STORE.breakDown();
            lake.write(range(10, 18));
            assertThatThrownBy(() -> lake.settle(18))
                    .isInstanceOfSatisfying(LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.WAREHOUSE))
                    .hasMessageContaining("tried again");
            assertThat(all(lake)).as("what was just settled has its copies").hasSize(18);
            forgetCopies(stored);
            assertThatThrownBy(() -> all(lake))
                    .isInstanceOfSatisfying(LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.WAREHOUSE));
            STORE.mend();
            assertThat(all(lake)).hasSize(18);
            lake.settle(18);
            assertThat(bucket.list("settled/")).hasSize(6);
            assertThat(lake.statistics().mixed().files()).isZero();
            assertThat(bucket.transfers().failures()).isPositive();
        }
    }

    @Test
    void saysThatTheStoreIsSlowRatherThanThatTheQuestionIsTooBroad() throws Exception {
        try (var lake = Lake.open(folder.resolve("lake"), options(true).withSearchTimeout(Duration.ofMillis(300)))) {
            lake.write(range(1, 9));
            lake.settle(9);
            forgetCopies(bucket.list("settled/"));
            STORE.watch(request -> sleep(Duration.ofSeconds(1)));
            assertThatThrownBy(() -> all(lake))
                    .isInstanceOfSatisfying(LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.WAREHOUSE))
                    .hasMessageContaining("slow");
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void startsWhileTheStoreIsAway() throws Exception {
        try (var lake = lake()) {
            lake.write(range(1, 9));
            lake.settle(9);
        }
        STORE.breakDown();
        try (var lake = lake()) {
            lake.discardAfter(9);
            lake.write(range(10, 12));
            assertThat(lake.statistics().total().rows()).isEqualTo(12);
            assertThatThrownBy(lake::reachWarehouse).hasMessageContaining("cannot answer now");
        }
    }

    @Test
    void mergesFreshFilesWhileTheStoreIsAwaySoThatSearchesStayFast() {
        try (var lake = Lake.open(folder.resolve("lake"), options(true).withSettleBytes(1))) {
            STORE.breakDown();
            for (var n = 1; n <= 16; n++) {
                lake.write(range(n, n));
            }
            assertThatThrownBy(() -> lake.compact(16)).hasMessageContaining("cannot answer now");
            assertThat(lake.statistics().mixed().files()).isEqualTo(1);
            assertThat(all(lake)).hasSize(16);
        }
    }

    @Test
    void neverTakesAPlaceThatHasFilesOfAnother() throws Exception {
        try (var lake = lake()) {
            lake.write(range(1, 9));
            lake.settle(9);
        }
        try (var other = Lake.open(folder.resolve("other"), options(true))) {
            assertThatThrownBy(other::reachWarehouse).hasMessageContaining("another installation");
            other.write(range(1, 9));
            assertThatThrownBy(() -> other.settle(9)).hasMessageContaining("another installation");
            other.compact(0);
        }
        assertThat(bucket.list("settled/")).hasSize(3);
        var elsewhere = BucketWarehouse.open(STORE.fresh());
        assertThatThrownBy(() -> Lake.open(folder.resolve("lake"), OPTIONS.withWarehouse(new LakeWarehouse(elsewhere, copies, true))))
                .hasMessageContaining("not in " + elsewhere.location());
    }

    @Test
    void fetchesEachFileOnceHoweverManySearchIt() throws Exception {
        try (var lake = lake()) {
            lake.write(range(1, 30));
            lake.settle(30);
            forgetCopies(bucket.list("settled/"));
            var fetched = new ConcurrentLinkedQueue<String>();
            STORE.watch(request -> {
                if (request.startsWith("get ")) {
                    fetched.add(request);
                }
            });
            var searches = IntStream.range(0, 4).mapToObj(n -> CompletableFuture.supplyAsync(() -> all(lake))).toList();
            searches.forEach(search -> assertThat(search.join()).hasSize(30));
            assertThat(fetched).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void keepsNoMoreCopiesThanThereIsRoomFor() throws Exception {
        copies.close();
        copies = LocalCopies.open(folder.resolve("copies"), 40_000);
        try (var lake = lake()) {
            for (var n = 1; n <= 40; n += 3) {
                lake.write(range(n, n + 2));
                lake.settle(n + 2);
            }
            assertThat(lake.statistics().total().bytes()).isGreaterThan(80_000);
            assertThat(all(lake)).hasSize(42);
            assertThat(copies.bytes()).isLessThanOrEqualTo(40_000);
            assertThat(Disk.files(folder.resolve("copies")).stream().mapToLong(file -> file.toFile().length()).sum())
                    .isEqualTo(copies.bytes());
        }
    }

    @Test
    void keepsACopyWhileItIsRead() throws Exception {
        bucket.write("one", new byte[30]);
        bucket.write("two", new byte[30]);
        try (var small = LocalCopies.open(folder.resolve("small"), 40)) {
            var one = small.hold(List.of(new LocalCopies.Wanted(bucket, "one", 30)), () -> {});
            var two = small.hold(List.of(new LocalCopies.Wanted(bucket, "two", 30)), () -> {});
            assertThat(one.getFirst().file()).exists();
            small.release(one);
            assertThat(one.getFirst().file()).doesNotExist();
            assertThat(two.getFirst().file()).exists();
            small.release(two);
            assertThatThrownBy(() -> small.hold(List.of(new LocalCopies.Wanted(bucket, "one", 31)), () -> {}))
                    .hasMessageContaining("30 bytes instead of 31");
        }
    }

    @Test
    void isSearchedByAnotherProcessTogetherWithTheLakesOfPartitions() throws Exception {
        try (var whole = lake(); var part = part(); var others = others(); var reader = reader(others)) {
            whole.write(range(1, 9));
            whole.settle(9);
            part.write(range(101, 109));
            part.settle(109);
            part.write(range(110, 112));
            var search = Search.ofAllCompanies().limit(100).build();
            assertThat(reader.search(search, new Cancellation()).events()).hasSize(14);
            assertThat(bucket.list("partition-1/settled/")).hasSize(3);
            assertThat(others.files()).isEqualTo(4);
            part.erase(AOBA);
            whole.erase(AOBA);
            assertThat(reader.search(search, new Cancellation()).events()).hasSize(7);
            assertThat(filesBelow("copies")).noneMatch(path -> path.contains(AOBA.toString()));
        }
    }

    @Test
    void isCopiedByAnotherProcessWithWhatLiesThere() throws Exception {
        try (var whole = lake(); var part = part(); var others = others(); var reader = reader(others)) {
            whole.write(range(1, 9));
            part.write(range(101, 109));
            part.settle(109);
            part.write(range(110, 112));
            try (var copy = reader.hold().getFirst()) {
                copy.writeTo(folder.resolve("copy"));
            }
            assertThat(filesBelow("lake/work/reader")).isEmpty();
        }
        try (var restored = Lake.open(folder.resolve("copy"), OPTIONS)) {
            assertThat(sequences(all(restored))).isEqualTo(LongStream.rangeClosed(101, 112).boxed().toList());
            restored.discardAfter(105);
            assertThat(sequences(all(restored))).isEqualTo(LongStream.rangeClosed(101, 105).boxed().toList());
        }
    }

    @Test
    void isCopiedByAnotherProcessAsItIsByThenWhereSomeOfItWasReplacedMeanwhile() throws Exception {
        List<Long> left;
        try (var whole = lake(); var part = part(); var others = others(); var reader = reader(others)) {
            whole.write(range(1, 9));
            part.write(range(101, 109));
            part.settle(109);
            try (var copy = reader.hold().getFirst()) {
                part.write(range(110, 112));
                part.settle(112);
                part.erase(AOBA);
                left = sequences(all(part));
                copy.writeTo(folder.resolve("copy"));
            }
        }
        assertThat(left).hasSizeBetween(1, 11);
        try (var restored = Lake.open(folder.resolve("copy"), OPTIONS)) {
            assertThat(sequences(all(restored))).isEqualTo(left);
        }
    }

    @Test
    void isCopiedWithWhatLiesThere() throws Exception {
        try (var lake = lake()) {
            lake.write(range(1, 9));
            lake.settle(9);
            lake.write(range(10, 12));
            forgetCopies(bucket.list("settled/"));
            try (var copy = lake.copy()) {
                copy.writeTo(folder.resolve("copy"));
            }
        }
        try (var restored = Lake.open(folder.resolve("copy"), OPTIONS)) {
            assertThat(sequences(all(restored))).isEqualTo(upTo(12));
        }
        use(STORE.fresh());
        try (var restored = Lake.open(folder.resolve("copy"), options(true))) {
            restored.bringHome(() -> true);
            assertThat(bucket.list("settled/")).hasSize(3);
            assertThat(sequences(all(restored))).isEqualTo(upTo(12));
        }
    }

    @Test
    void showsItsTableThereAndOnlyWhatHasArrived() throws Exception {
        var tables = Tables.fresh();
        try (var lake = Lake.open(folder.resolve("lake"), tables.options(folder.resolve("lake")))) {
            lake.write(range(1, 9));
            lake.settle(9);
            lake.publish();
            assertThat(Disk.files(folder.resolve("lake/metadata"))).isNotEmpty();
        }
        try (var lake = Lake.open(folder.resolve("lake"), tables.options(bucket).withWarehouse(new LakeWarehouse(bucket, copies, true)))) {
            lake.publish();
            assertThat(tables.locations(bucket)).isEmpty();
            lake.bringHome(() -> true);
            lake.publish();
            assertThat(tables.locations(bucket)).hasSize(3).allMatch(location -> location.startsWith(bucket.location() + "/settled/"));
            assertThat(bucket.list("metadata/")).isNotEmpty();
            assertThat(folder.resolve("lake/metadata")).doesNotExist();
            lake.erase(AOBA);
            assertThat(lake.verifyErased(AOBA).isErased()).isTrue();
            assertThat(tables.locations(bucket)).hasSize(2).noneMatch(location -> location.contains(AOBA.toString()));
        }
    }

    private void forgetCopies(List<String> paths) throws IOException {
        for (var path : paths) {
            copies.drop(bucket, path);
        }
    }

    private void moveThenCrash(Path place, boolean there, CrashAt crash) {
        try (var lake = Lake.open(place, options(there), crash)) {
            lake.bringHome(() -> true);
            lake.bringHome(() -> true);
        } catch (CrashAt.Crash e) {
            assertThat(crash.happened()).isTrue();
        }
    }

    private void use(BucketSettings some) throws IOException {
        bucket = BucketWarehouse.open(some);
    }

    private LakeOptions options(boolean isHome) {
        return OPTIONS.withWarehouse(new LakeWarehouse(bucket, copies, isHome));
    }

    private Lake lake() {
        return Lake.open(folder.resolve("lake"), options(true));
    }

    private Lake part() {
        return Lake.open(folder.resolve("lake/partition-1"), OPTIONS.withWarehouse(new LakeWarehouse(bucket, copies, true).below("partition-1")));
    }

    /// The copies of another process.
    private LocalCopies others() {
        return LocalCopies.open(folder.resolve("copies"), 1 << 20);
    }

    private LakeReader reader(LocalCopies others) {
        return LakeReader.open(folder.resolve("lake"), "partition-", OPTIONS.withWarehouse(new LakeWarehouse(bucket, others, true)));
    }

    private List<String> filesBelow(String path) throws IOException {
        return Disk.files(folder.resolve(path)).stream().map(Path::toString).toList();
    }
}
