package dev.banso.lake;

import static dev.banso.lake.Lakes.all;
import static dev.banso.lake.Lakes.open;
import static dev.banso.lake.Lakes.sequences;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines that are stored as shape and values.
class SettledLinesTest {
    private static final long SEED = 20261124;

    @TempDir
    Path folder;

    @Test
    void everyLineComesBackByteForByte() throws Exception {
        var lines = OddLines.odd();
        lines.addAll(OddLines.golden());
        lines.addAll(OddLines.mutated(lines, 4_000, SEED));
        var events = OddLines.events(lines);
        try (var lake = open(folder)) {
            lake.write(events);
            lake.settle(events.size());
            assertHas(events, lake);
            assertThat(lake.statistics().keptRaw()).isBetween(1L, events.size() / 3L);
        }
    }

    @Test
    void everyLineStaysAsItIsWhereTheFilesOfADayMerge() throws Exception {
        var lines = OddLines.odd();
        lines.addAll(OddLines.golden());
        lines.addAll(OddLines.mutated(lines, 1_000, SEED));
        var events = OddLines.events(lines);
        try (var lake = open(folder)) {
            var part = events.size() / 6;
            for (var from = 0; from < events.size(); from += part) {
                var some = events.subList(from, Math.min(from + part, events.size()));
                lake.write(some);
                lake.settle(some.getLast().sequence());
            }
            var files = lake.statistics().total().files();
            var keptRaw = lake.statistics().keptRaw();
            assertThat(lake.compact(events.size()).filesRead()).isGreaterThan(4);
            assertThat(lake.statistics().total().files()).isLessThan(files);
            assertThat(lake.statistics().keptRaw()).isEqualTo(keptRaw);
            assertHas(events, lake);
        }
    }

    @Test
    void noLineOfAFirewallIsKeptAsItIs() throws Exception {
        var events = OddLines.events(OddLines.golden());
        try (var lake = open(folder)) {
            lake.write(events);
            lake.settle(events.size());
            var odd = events.stream().filter(event -> LineText.of(event.line()).raw() != null).count();
            assertThat(lake.statistics().keptRaw()).isEqualTo(odd);
            assertThat(numbers("select count(*) from %s where line is not null")).containsExactly(odd);
        }
    }

    @Test
    void textIsFoundInSettledLinesAsInFreshOnes() throws Exception {
        var lines = OddLines.odd();
        lines.addAll(OddLines.golden());
        lines.addAll(OddLines.mutated(lines, 1_200, SEED + 1));
        var events = OddLines.events(lines);
        try (var lake = open(folder)) {
            lake.write(events);
            var texts = texts(lines);
            var fresh = new ArrayList<List<Long>>();
            for (var text : texts) {
                fresh.add(found(lake, text));
            }
            lake.settle(events.size());
            for (var i = 0; i < texts.size(); i++) {
                assertThat(found(lake, texts.get(i))).as(texts.get(i)).isEqualTo(fresh.get(i));
            }
            assertThat(fresh).anySatisfy(found -> assertThat(found).hasSizeGreaterThan(100));
        }
    }

    @Test
    void valuesAreColumnsThatAnyEngineCanAsk() throws Exception {
        var line = "date=2020-10-01 time=00:00:0%d eventtime=160147800%d000000123 tz=\"+0900\" srcip=10.0.0.1 sessionid=%d"
                + " poluuid=\"2719b811-f6b5-4bba-28da-1b7df09b04b4\" sentbyte=%d rcvdbyte=7 policyname=\"社内\"";
        var lines = new ArrayList<byte[]>();
        for (var i = 0; i < 5; i++) {
            lines.add(line.formatted(i, i, 100 + i, 1000 * i).getBytes(StandardCharsets.UTF_8));
        }
        try (var lake = open(folder)) {
            lake.write(OddLines.events(lines));
            lake.settle(lines.size());
        }
        assertThat(numbers("select sum(sent_bytes) from %s where session > 101")).containsExactly(9_000L);
        assertThat(numbers("select count(*) from %s where policy_uuid = '2719b811-f6b5-4bba-28da-1b7df09b04b4'")).containsExactly(5L);
        assertThat(numbers("select count(distinct shape) from %s")).containsExactly(1L);
        assertThat(numbers("select count(*) from %s where line is not null or raw is not null")).containsExactly(0L);
        assertThat(numbers("select count(*) from %s where shape = 'date={date} time={clock} eventtime={nanoseconds} tz=\"{}\""
                        + " srcip={src_ip} sessionid={session} poluuid=\"{policy_uuid}\" sentbyte={sent_bytes}"
                        + " rcvdbyte={received_bytes} policyname=\"{}\"'"))
                .containsExactly(5L);
    }

    @Test
    void filesThatWereSettledBeforeShapesAreReadAndRewritten() throws Exception {
        var events = OddLines.events(OddLines.golden());
        var half = events.size() / 2;
        var old = settledAsBefore(events.subList(0, half));
        try (var lake = open(folder)) {
            assertThat(lake.statistics().total().rows()).isEqualTo(half);
            lake.write(events.subList(half, events.size()));
            assertThat(found(lake, "srcip")).hasSizeGreaterThan(half / 2);
            lake.settle(events.size());
            assertThat(all(lake)).usingRecursiveFieldByFieldElementComparator().containsExactlyInAnyOrderElementsOf(events);
            lake.compact(events.size());
            assertThat(all(lake)).usingRecursiveFieldByFieldElementComparator().containsExactlyInAnyOrderElementsOf(events);
            lake.discardAfter(half - 1);
            assertThat(folder.resolve(old)).doesNotExist();
            assertThat(all(lake))
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyInAnyOrderElementsOf(events.subList(0, half - 1));
        }
    }

    private static void assertHas(List<StoredEvent> events, Lake lake) {
        var found = new HashMap<Long, StoredEvent>();
        all(lake).forEach(event -> found.put(event.sequence(), event));
        assertThat(found).hasSameSizeAs(events);
        for (var event : events) {
            assertThat(found.get(event.sequence())).usingRecursiveComparison().isEqualTo(event);
        }
    }

    /// A settled file as it was written when lines were stored as they are.
    private String settledAsBefore(List<StoredEvent> events) throws Exception {
        var path = "settled/company=" + Events.AOBA + "/day=2020-10-01/old.parquet";
        try (var lake = open(folder)) {
            lake.write(events);
        }
        var catalogue = new Catalogue(folder, new FolderFiles(folder, Steps.UNWATCHED), Published.NOTHING);
        var fresh = catalogue.files(any -> true).getFirst();
        Files.createDirectories(folder.resolve(path).getParent());
        Files.copy(folder.resolve(fresh.path()), folder.resolve(path));
        var settled = new LineFile(path, LineFile.Kind.SETTLED, 0, fresh.first(), fresh.last(), fresh.minTime(), fresh.maxTime(),
                fresh.minReceived(), fresh.maxReceived(), fresh.bytes(), fresh.owners());
        catalogue.commit(Edit.replace(List.of(fresh), List.of(settled)));
        catalogue.close();
        return path;
    }

    /// Parts of the lines, some in the other case, some across values and quotes.
    private static List<String> texts(List<byte[]> lines) {
        var chance = new Random(SEED);
        var texts = new ArrayList<>(List.of("srcip=", "\"", " ", "10.0.0", "社内", "{}", "date=20", "2020-11", "00:00:", "srcport=5", "b811-f6b5", "6014780000000000", "tz=\"+0900\"", "k", "i", "ß"));
        while (texts.size() < 90) {
            var line = new String(lines.get(chance.nextInt(lines.size())), StandardCharsets.UTF_8);
            if (line.length() > 2) {
                var from = chance.nextInt(line.length() - 1);
                var text = line.substring(from, Math.min(line.length(), from + 1 + chance.nextInt(40))).replace("\0", "");
                if (!text.isEmpty()) {
                    texts.add(chance.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text);
                }
            }
        }
        return texts;
    }

    private static List<Long> found(Lake lake, String text) {
        return sequences(Lakes.search(lake, Search.of(Events.AOBA).text(text).limit(1000)));
    }

    private List<Long> numbers(String sql) throws Exception {
        var files = "read_parquet('" + folder + "/settled/*/*/*.parquet', hive_partitioning = false, union_by_name = true)";
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.formatted(files))) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }
}
