package dev.banso.journal;

import static dev.banso.journal.Journals.SMALL;
import static dev.banso.journal.Journals.all;
import static dev.banso.journal.Journals.bytes;
import static dev.banso.journal.Journals.fill;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
    @TempDir
    Path folder;

    @Test
    void cutsATornTailWhereverItTears() throws Exception {
        fill(folder, 20);
        var whole = Files.readAllBytes(segments().getFirst());
        for (var size = 0; size < whole.length; size++) {
            Files.write(segments().getFirst(), Arrays.copyOf(whole, size));
            try (var journal = Journal.open(folder, SMALL)) {
                var records = all(journal);
                assertThat(records).extracting(JournalRecord::sequence).isEqualTo(upTo(records.size()));
                assertThat(journal.recovery().damaged()).isFalse();
                assertThat(journal.append(bytes("next"))).isEqualTo(records.size() + 1);
            }
            Files.write(segments().getFirst(), whole);
        }
    }

    @Test
    void cutsGarbageBehindTheLastRecord() throws Exception {
        fill(folder, 20);
        Files.write(segments().getFirst(), new byte[5000], StandardOpenOption.APPEND);
        try (var journal = Journal.open(folder, SMALL)) {
            assertThat(all(journal)).hasSize(20);
            assertThat(journal.recovery().cuts())
                    .singleElement()
                    .satisfies(cut -> assertThat(cut.bytes()).isEqualTo(5000))
                    .satisfies(cut -> assertThat(cut.damage()).isFalse());
        }
    }

    @Test
    void cutsDamageInTheMiddleKeepsItAsideAndNeverGivesASequenceTwice() throws Exception {
        fill(folder, 100);
        var file = segments().getFirst();
        var size = Files.size(file);
        var offset = flip(file, 0.5);
        try (var journal = Journal.open(folder, SMALL)) {
            var kept = all(journal).size();
            assertThat(kept).isBetween(30, 60);
            assertThat(journal.recovery().damaged()).isTrue();
            assertThat(journal.recovery().records()).isEqualTo(kept);
            var cut = journal.recovery().cuts().getFirst();
            assertThat(cut.offset()).isLessThanOrEqualTo(offset);
            assertThat(cut.bytes()).isEqualTo(size - cut.offset());
            assertThat(cut.lostRecords()).isEqualTo(100 - kept);
            assertThat(Files.size(cut.aside())).isEqualTo(cut.bytes());
            assertThat(journal.append(bytes("next"))).isEqualTo(101);
        }
        try (var journal = Journal.open(folder, SMALL)) {
            assertThat(journal.recovery().cuts()).isEmpty();
            assertThat(all(journal).getLast().sequence()).isEqualTo(101);
        }
    }

    @Test
    void keepsTheSegmentsBehindADamagedOne() throws Exception {
        fill(folder, 1000);
        flip(segments().get(1), 0.5);
        try (var journal = Journal.open(folder, SMALL)) {
            var lost = journal.recovery().cuts().getFirst().lostRecords();
            assertThat(lost).isPositive();
            assertThat(all(journal)).hasSize((int) (1000 - lost));
            assertThat(all(journal)).extracting(JournalRecord::sequence).contains(1L, 1000L).doesNotHaveDuplicates();
        }
    }

    @Test
    void keepsTheRestWhereASegmentsHeadIsDamaged() throws Exception {
        fill(folder, 1000);
        var before = segments().size();
        flip(segments().get(1), 0);
        try (var journal = Journal.open(folder, SMALL)) {
            assertThat(journal.recovery().damaged()).isTrue();
            assertThat(all(journal)).extracting(JournalRecord::sequence).contains(1L, 1000L);
        }
        assertThat(segments()).hasSize(before);
    }

    @Test
    void keepsOnlyTheNewestCopiesOfWhatWasCut() throws Exception {
        fill(folder, 100);
        for (var i = 0; i < 40; i++) {
            Files.write(segments().getLast(), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
            fill(folder, 1);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().contains(".cut-"))).hasSizeLessThanOrEqualTo(16);
        }
    }

    private List<Path> segments() throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal")).sorted().toList();
        }
    }

    private static List<Long> upTo(int n) {
        return LongStream.rangeClosed(1, n).boxed().toList();
    }

    private static long flip(Path file, double where) throws Exception {
        var content = Files.readAllBytes(file);
        var offset = (int) (content.length * where);
        content[offset] ^= 0x40;
        Files.write(file, content);
        return offset;
    }
}
