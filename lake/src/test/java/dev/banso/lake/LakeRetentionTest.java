package dev.banso.lake;

import static dev.banso.lake.Events.AOBA;
import static dev.banso.lake.Events.OCTOBER;
import static dev.banso.lake.Events.SENDAI;
import static dev.banso.lake.Events.event;
import static dev.banso.lake.Lakes.OPTIONS;
import static dev.banso.lake.Lakes.all;
import static dev.banso.lake.Lakes.open;
import static dev.banso.lake.Lakes.sequences;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeRetentionTest {
    private static final Instant NEXT_DAY = OCTOBER.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    @Test
    void keepsTheLinesThatReportsCountAndRemovesTheOthers() throws Exception {
        try (var lake = open(folder)) {
            write(lake);
            assertThat(lake.expire(NEXT_DAY, Set.of(AOBA))).isEqualTo(2);
            assertThat(sequences(all(lake))).containsExactly(2L, 3L, 4L, 7L, 8L, 9L);
            assertThat(Disk.files(folder.resolve("kept")))
                    .singleElement()
                    .satisfies(file -> assertThat(file.toString()).contains("company=" + AOBA + "/month=2020-10/"));
            assertThat(lake.expireDetections(NEXT_DAY, Set.of(AOBA))).isEqualTo(3);
            assertThat(sequences(all(lake))).containsExactly(7L, 8L, 9L);
            assertThat(Disk.files(folder.resolve("kept"))).isEmpty();
        }
    }

    @Test
    void removesWholeDaysOnly() {
        try (var lake = open(folder)) {
            write(lake);
            assertThat(lake.expire(NEXT_DAY.minusSeconds(1), Set.of(AOBA, SENDAI))).isZero();
            assertThat(all(lake)).hasSize(8);
        }
    }

    @Test
    void goesByTheTimeOfReceiptNotByWhatADevicesClockSays() {
        try (var lake = open(folder)) {
            lake.write(List.of(
                    event(1).time(Instant.EPOCH).received(NEXT_DAY).build(),
                    event(2).time(Instant.parse("2199-01-01T00:00:00Z")).received(OCTOBER).build(),
                    event(3).time(NEXT_DAY).received(OCTOBER).build(),
                    event(4).time(NEXT_DAY).received(NEXT_DAY).build()));
            lake.discardAfter(4);
            assertThat(lake.expire(NEXT_DAY, Set.of(AOBA))).isEqualTo(2);
            assertThat(sequences(all(lake))).containsExactly(1L, 4L);
        }
    }

    @Test
    void expiresTheQuarantineByItself() {
        try (var lake = open(folder)) {
            write(lake);
            assertThat(lake.expireQuarantine(NEXT_DAY)).isEqualTo(1);
            assertThat(sequences(all(lake))).doesNotContain(8L).contains(1L, 7L);
        }
    }

    @Test
    void losesNoCountedLineWhereverItCrashes() {
        for (var step = 1; ; step++) {
            var place = folder.resolve("crash" + step);
            var crash = new CrashAt(step);
            try (var lake = Lake.open(place, OPTIONS, crash)) {
                write(lake);
                lake.expire(NEXT_DAY, Set.of(AOBA));
            } catch (CrashAt.Crash e) {
                assertThat(crash.happened()).isTrue();
            }
            try (var lake = open(place)) {
                lake.discardAfter(9);
                assertThat(sequences(all(lake))).contains(2L, 3L, 4L).doesNotHaveDuplicates();
                lake.expire(NEXT_DAY, Set.of(AOBA));
                assertThat(sequences(all(lake))).containsExactly(2L, 3L, 4L, 7L, 8L, 9L);
            }
            if (!crash.happened()) {
                return;
            }
        }
    }

    /// 1 and 6 are ordinary lines of Aoba's first day, 2 to 4 are counted or may become so.
    private static void write(Lake lake) {
        lake.write(1, 9, List.of(
                event(1).build(),
                event(2).threat(ThreatClass.INBOUND).build(),
                event(3).malware(MalwarePath.WEB).build(),
                event(4).threat(ThreatClass.REVIEW).build(),
                event(6).threat(ThreatClass.BLOCKED_SITE).build(),
                event(7).company(SENDAI).build(),
                event(8).company(null).build(),
                event(9).time(NEXT_DAY).build()));
        lake.discardAfter(9);
    }
}
