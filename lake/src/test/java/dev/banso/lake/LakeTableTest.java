package dev.banso.lake;

import static dev.banso.lake.Events.AOBA;
import static dev.banso.lake.Events.OCTOBER;
import static dev.banso.lake.Events.SENDAI;
import static dev.banso.lake.Events.event;
import static dev.banso.lake.Lakes.all;
import static dev.banso.lake.Lakes.owner;
import static dev.banso.lake.Lakes.range;
import static dev.banso.lake.Lakes.sequences;
import static dev.banso.lake.Lakes.upTo;
import static org.apache.iceberg.expressions.Expressions.and;
import static org.apache.iceberg.expressions.Expressions.equal;
import static org.apache.iceberg.expressions.Expressions.greaterThanOrEqual;
import static org.apache.iceberg.expressions.Expressions.isNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.ThreatClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The settled files as an Iceberg table, seen with another engine's eyes.
class LakeTableTest {
    @TempDir
    Path folder;

    private Tables tables;

    @BeforeEach
    void catalogue() throws Exception {
        tables = Tables.fresh();
    }

    @Test
    void hasTheRowsThatAreSettledAndTellsWhichFilesAnEngineCanPassOver() throws Exception {
        try (var lake = Lake.open(folder, tables.options(folder))) {
            lake.write(range(1, 30));
            lake.write(31, 32, List.of(
                    event(31).time(OCTOBER.minusSeconds(1)).build(),
                    event(32).threat(ThreatClass.INBOUND).time(OCTOBER.minus(Duration.ofDays(40))).build()));
            lake.settle(32);
            lake.expire(OCTOBER.minus(Duration.ofDays(20)), Set.of(AOBA));
            lake.write(range(33, 40));
            lake.publish();
            assertThat(tables.sequences()).isEqualTo(upTo(32));
            assertThat(tables.files(equal("company", AOBA.toString()))).hasSize(3);
            assertThat(tables.files(and(equal("company", AOBA.toString()), equal("month", "2020-10-01")))).hasSize(1);
            assertThat(tables.files(and(equal("company", AOBA.toString()), greaterThanOrEqual("time", OCTOBER.minusSeconds(1).toString()))))
                    .hasSize(2);
            assertThat(tables.files(equal("month", "2020-08-01"))).singleElement().asString().contains("/kept/");
            assertThat(tables.files(isNull("company"))).singleElement().asString().contains("company=none");
        }
    }

    @Test
    void followsEveryChangeInOneStepOfItsOwn() throws Exception {
        try (var lake = Lake.open(folder, tables.options(folder))) {
            for (var file = 0; file < 5; file++) {
                lake.write(range(file * 10 + 1, file * 10 + 10));
                lake.settle(file * 10 + 10);
                lake.publish();
                assertThat(tables.sequences()).isEqualTo(upTo(file * 10 + 10));
            }
            lake.compact(50);
            lake.publish();
            assertThat(tables.sequences()).isEqualTo(upTo(50));
            assertThat(tables.files(Expressions.alwaysTrue())).hasSize(3);
            var state = tables.table().currentSnapshot().sequenceNumber();
            lake.publish();
            assertThat(tables.table().currentSnapshot().sequenceNumber()).isEqualTo(state);
        }
    }

    @Test
    void knowsColumnsByNumbersAndOlderFilesByTheirNames() throws Exception {
        try (var lake = Lake.open(folder, tables.options(folder))) {
            lake.publish();
        }
        var table = tables.table();
        for (var column : SettledSchema.PARQUET.getFields()) {
            assertThat(table.schema().findField(column.getName()).fieldId()).isEqualTo(column.getId().intValue());
        }
        assertThat(table.schema().findField("sequence").fieldId()).isEqualTo(2);
        assertThat(table.schema().findField("cookies").fieldId()).isEqualTo(51);
        assertThat(table.properties().get("schema.name-mapping.default")).contains("\"src_ip\"").contains("\"shape\"");
    }

    @Test
    void leavesReplacedFilesToEnginesForAWhile() throws Exception {
        List<Path> before;
        try (var lake = Lake.open(folder, tables.options(folder, Duration.ofHours(1)))) {
            lake.write(range(1, 10));
            lake.settle(10);
            lake.publish();
            before = tables.files(Expressions.alwaysTrue());
            lake.discardAfter(5);
            lake.publish();
            assertThat(before).allSatisfy(file -> assertThat(file).exists());
            assertThat(tables.sequences()).isEqualTo(upTo(5));
        }
        try (var lake = Lake.open(folder, tables.options(folder))) {
            assertThat(before).allSatisfy(file -> assertThat(file).exists());
            assertThat(sequences(all(lake))).isEqualTo(upTo(5));
            lake.publish();
            assertThat(before).allSatisfy(file -> assertThat(file).doesNotExist());
            assertThat(tables.sequences()).isEqualTo(upTo(5));
        }
    }

    @Test
    void isWholeWhereverAPublicationCrashes() throws Exception {
        var crashes = 0;
        for (var step = 1; ; step++) {
            tables = Tables.fresh();
            var place = folder.resolve("crash" + step);
            var crash = new CrashAt(step);
            try (var lake = Lake.open(place, tables.options(place), crash)) {
                lake.write(range(1, 9));
                lake.settle(9);
                lake.publish();
                lake.discardAfter(6);
                lake.publish();
            } catch (CrashAt.Crash e) {
                crashes++;
            }
            assertThat(tables.sequences()).as("after a crash at step %d", step).isIn(List.of(), upTo(9), upTo(6));
            try (var lake = Lake.open(place, tables.options(place))) {
                assertThat(tables.sequences()).isIn(List.of(), upTo(9), upTo(6));
                lake.discardAfter(6);
                lake.settle(6);
                lake.publish();
                assertThat(tables.sequences()).isEqualTo(upTo(6));
                assertNothingIsLeftOver(place, lake);
            }
            if (!crash.happened()) {
                break;
            }
        }
        assertThat(crashes).isGreaterThan(15);
    }

    @Test
    void saysNothingOfAnErasedCompanyWhereverTheErasureCrashes() throws Exception {
        for (var step = 1; ; step++) {
            tables = Tables.fresh();
            var place = folder.resolve("crash" + step);
            try (var lake = Lake.open(place, tables.options(place, Duration.ofHours(1)))) {
                lake.write(range(1, 30));
                lake.settle(20);
                lake.settle(30);
                lake.publish();
                assertThat(lake.verifyErased(AOBA).remaining()).anyMatch(path -> path.startsWith("metadata"));
            }
            var crash = new CrashAt(step);
            try (var lake = Lake.open(place, tables.options(place, Duration.ofHours(1)), crash)) {
                lake.erase(AOBA);
            } catch (CrashAt.Crash e) {
                assertThat(crash.happened()).isTrue();
            }
            try (var lake = Lake.open(place, tables.options(place, Duration.ofHours(1)))) {
                lake.erase(AOBA);
                assertThat(lake.verifyErased(AOBA).remaining()).isEmpty();
                assertThat(tables.sequences()).isEqualTo(upTo(30).stream().filter(n -> !AOBA.equals(owner(n))).toList());
                assertNothingIsLeftOver(place, lake);
            }
            if (!crash.happened()) {
                assertThat(step).isGreaterThan(8);
                return;
            }
        }
    }

    @Test
    void isSharedByLakesThatEachCareForTheirOwn() throws Exception {
        try (var one = Lake.open(folder.resolve("one"), tables.options(folder));
                var two = Lake.open(folder.resolve("two"), tables.options(folder))) {
            one.write(range(1, 30));
            one.settle(30);
            one.publish();
            two.write(range(101, 130));
            two.settle(130);
            two.publish();
            one.discardAfter(10);
            one.publish();
            assertThat(tables.sequences()).hasSize(40).contains(1L, 10L, 101L, 130L).doesNotContain(11L);
            one.erase(SENDAI);
            assertThat(one.verifyErased(SENDAI).isErased()).isTrue();
            assertThat(two.verifyErased(SENDAI).isErased()).isFalse();
            two.erase(SENDAI);
            assertThat(two.verifyErased(SENDAI).isErased()).isTrue();
            assertThat(one.verifyErased(SENDAI).isErased()).isTrue();
            assertThat(tables.sequences()).hasSize(26);
        }
    }

    @Test
    void isMadeAnewAfterTheLakeWasRestoredElsewhereOrTheMetadataIsGone() throws Exception {
        try (var lake = Lake.open(folder.resolve("lake"), tables.options(folder.resolve("lake")))) {
            lake.write(range(1, 30));
            lake.settle(30);
            lake.publish();
            try (var copy = lake.copy()) {
                copy.writeTo(folder.resolve("restored"));
            }
        }
        try (var lake = Lake.open(folder.resolve("restored"), tables.options(folder.resolve("restored")))) {
            lake.publish();
            assertThat(tables.sequences()).isEqualTo(upTo(30));
            assertThat(tables.files(Expressions.alwaysTrue())).allMatch(file -> file.startsWith(folder.resolve("restored")));
            Disk.deleteTree(folder.resolve("restored/metadata"));
            lake.write(range(31, 40));
            lake.settle(40);
            lake.publish();
            assertThat(tables.sequences()).isEqualTo(upTo(40));
        }
    }

    @Test
    void doesNotGrowWithTheNumberOfItsChanges() throws Exception {
        try (var lake = Lake.open(folder, tables.options(folder))) {
            for (var change = 1; change <= 20; change++) {
                lake.write(range(change, change));
                lake.settle(change);
                lake.compact(change);
                lake.publish();
            }
            assertThat(Disk.files(folder.resolve("metadata"))).hasSizeLessThan(16);
            assertThat(tables.sequences()).isEqualTo(upTo(20));
        }
    }

    private void assertNothingIsLeftOver(Path place, Lake lake) throws Exception {
        try (var files = Files.walk(place)) {
            assertThat(files.filter(file -> file.toString().endsWith(".parquet")).count())
                    .isEqualTo(lake.statistics().total().files());
        }
        assertThat(Disk.files(place.resolve("metadata"))).hasSizeLessThan(15).noneMatch(file -> file.toString().endsWith(".unfinished"));
    }
}
