package dev.banso.lake;

import static dev.banso.lake.Events.AOBA;
import static dev.banso.lake.Events.OCTOBER;
import static dev.banso.lake.Events.SENDAI;
import static dev.banso.lake.Events.event;
import static dev.banso.lake.Lakes.OPTIONS;
import static dev.banso.lake.Lakes.all;
import static dev.banso.lake.Lakes.open;
import static dev.banso.lake.Lakes.owner;
import static dev.banso.lake.Lakes.range;
import static dev.banso.lake.Lakes.sequences;
import static dev.banso.lake.Lakes.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.ThreatClass;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeErasureTest {
    @TempDir
    Path folder;

    @Test
    void erasesACompanyFromEveryKindOfFileAndLeavesTheOthersWhole() throws Exception {
        try (var lake = open(folder)) {
            lake.write(List.of(event(1).threat(ThreatClass.INBOUND).build()));
            lake.discardAfter(1);
            lake.expire(OCTOBER.plus(Duration.ofDays(1)), Set.of(AOBA));
            lake.write(range(2, 30));
            lake.settle(30);
            lake.write(range(31, 60));
            assertThat(lake.verifyErased(AOBA).remaining()).hasSizeGreaterThanOrEqualTo(3);

            assertThat(lake.erase(AOBA)).isEqualTo(21);

            assertThat(lake.verifyErased(AOBA).isErased()).isTrue();
            assertThat(lake.verifyErased(AOBA).filesScanned()).isPositive();
            assertThat(sequences(all(lake)))
                    .isEqualTo(upTo(60).stream()
                            .filter(n -> n > 1 && !AOBA.equals(owner(n)))
                            .toList());
            assertThat(nothingOnDiskNames("line 33")).isTrue();
        }
    }

    @Test
    void takesNothingOfAnErasedCompanyAnyMoreAlsoAfterARestart() {
        try (var lake = open(folder)) {
            lake.erase(AOBA);
        }
        try (var lake = open(folder)) {
            lake.write(range(1, 30));
            assertThat(lake.statistics().refusedRows()).isEqualTo(10);
            assertThat(lake.statistics().companies()).containsOnlyKeys(SENDAI);
            assertThat(lake.verifyErased(AOBA).isErased()).isTrue();
        }
    }

    @Test
    void erasesWhatIsOnItsWay() {
        try (var lake = open(folder)) {
            var writing = CompletableFuture.runAsync(() -> {
                for (var file = 0; file < 30; file++) {
                    lake.write(range(file * 300 + 1, file * 300 + 300));
                }
            });
            while (lake.statistics().total().files() < 3) {
                Thread.onSpinWait();
            }
            lake.erase(AOBA);
            writing.join();
            assertThat(lake.verifyErased(AOBA).isErased()).isTrue();
            assertThat(lake.statistics().companies().get(SENDAI).rows()).isEqualTo(3000);
        }
    }

    @Test
    void finishesAfterACrashAnywhere() {
        for (var step = 1; ; step++) {
            var place = folder.resolve("crash" + step);
            var crash = new CrashAt(step);
            try (var lake = Lake.open(place, OPTIONS, crash)) {
                lake.write(range(1, 15));
                lake.write(range(16, 30));
                lake.erase(AOBA);
            } catch (CrashAt.Crash e) {
                assertThat(crash.happened()).isTrue();
            }
            try (var lake = open(place)) {
                lake.discardAfter(30);
                lake.erase(AOBA);
                assertThat(lake.verifyErased(AOBA).isErased()).isTrue();
                assertThat(all(lake)).hasSize(20);
            }
            if (!crash.happened()) {
                return;
            }
        }
    }

    @Test
    void handsOutQuarantinedLinesAndRemovesThemWhenTheyAreAdopted() {
        try (var lake = open(folder)) {
            lake.write(List.of(
                    event(1).company(null).source("o'one").build(),
                    event(2).company(null).source("two").build(),
                    event(3).source("o'one").build(),
                    event(4).company(null).source("o'one").build()));
            lake.settle(4);
            lake.write(List.of(event(5).company(null).source("o'one").build()));
            lake.compact(5);
            lake.write(List.of(event(6).company(null).source("o'one").build()));
            try (var reader = LakeReader.open(folder, "partition-", OPTIONS)) {
                for (var view : List.<LakeView>of(lake, reader)) {
                    assertThat(view.quarantined("o'one", 0, 5, 2)).extracting(StoredEvent::sequence).containsExactly(1L, 4L);
                    assertThat(view.quarantined("o'one", 4, 5, 2)).extracting(StoredEvent::sequence).containsExactly(5L);
                    assertThat(view.quarantined("nobody", 0, 5, 2)).isEmpty();
                    assertThat(view.countQuarantined("o'one", 1, 5)).isEqualTo(2);
                    assertThat(view.statistics().quarantine().rows()).isEqualTo(5);
                }
            }
            assertThat(lake.removeQuarantine("o'one", 5)).isEqualTo(3);
            assertThat(sequences(all(lake))).containsExactly(2L, 3L, 6L);
        }
    }

    private boolean nothingOnDiskNames(String line) throws Exception {
        for (var file : Disk.files(folder)) {
            if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(line)) {
                return false;
            }
        }
        return true;
    }
}
