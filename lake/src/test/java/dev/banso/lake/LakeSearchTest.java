package dev.banso.lake;

import static dev.banso.lake.Events.AOBA;
import static dev.banso.lake.Events.OCTOBER;
import static dev.banso.lake.Events.SENDAI;
import static dev.banso.lake.Events.event;
import static dev.banso.lake.Lakes.range;
import static dev.banso.lake.Lakes.search;
import static dev.banso.lake.Lakes.sequences;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.lake.LakeException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LakeSearchTest {
    @TempDir
    Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = Lakes.open(folder);
    }

    @AfterEach
    void close() {
        lake.close();
    }

    /// A killed process would leave 69 MB there.
    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesNoNativeLibraryAmongTheTemporaryFiles() throws Exception {
        assertThat(NativeLibrary.files()).isEmpty();
        assertThat(Files.readAllLines(Path.of("/proc/self/maps"))).anyMatch(line -> line.matches(".*/libduckdb_java.*\\(deleted\\)"));
    }

    @Test
    void neverShowsACompanyAnothersLines() {
        lake.write(range(1, 300));
        assertThat(search(lake, Search.of(AOBA))).hasSize(100).allMatch(event -> AOBA.equals(event.company()));
        assertThat(search(lake, Search.of(Set.of(AOBA, SENDAI)).limit(1000))).hasSize(200);
        assertThat(search(lake, Search.of(Set.of()))).isEmpty();
        assertThat(search(lake, Search.of(new UUID(9, 9)))).isEmpty();
        assertThat(search(lake, Search.ofAllCompanies().limit(1000))).hasSize(200).noneMatch(e -> e.company() == null);
        assertThat(search(lake, Search.ofQuarantine())).hasSize(100).allMatch(event -> event.company() == null);
    }

    @Test
    void findsByTimeIncludingTheBeginningAndNotTheEnd() {
        lake.write(range(1, 300));
        var hits = search(lake, Search.of(AOBA).from(OCTOBER.plusSeconds(30)).to(OCTOBER.plusSeconds(36)));
        assertThat(sequences(hits)).containsExactly(30L, 33L);
    }

    @Test
    void findsAnAddressAtEitherEndHoweverItIsSpelled() {
        lake.write(List.of(
                event(1).from("10.1.2.3").build(),
                event(2).to("10.1.2.3").build(),
                event(3).from("10.1.2.30").build(),
                event(4).from("2001:DB8::1").build(),
                event(5).from(null).to(null).build()));
        assertThat(hits(Search.of(AOBA).address("10.1.2.3"))).containsExactly(1L, 2L);
        assertThat(hits(Search.of(AOBA).address("2001:db8:0:0::1"))).containsExactly(4L);
    }

    @Test
    void findsNetworksOfAnyWidth() {
        lake.write(List.of(
                event(1).from("10.1.2.3").to("192.0.2.1").build(),
                event(2).from("10.1.130.3").to("192.0.2.1").build(),
                event(3).from("10.20.2.3").to("192.0.2.1").build(),
                event(4).from("100.1.2.3").to("192.0.2.1").build(),
                event(5).from("2001:db8:aaff::1").to("2001:db8:ffff::1").build()));
        assertThat(hits(Search.of(AOBA).address("10.0.0.0/8"))).containsExactly(1L, 2L, 3L);
        assertThat(hits(Search.of(AOBA).address("10.1.128.0/17"))).containsExactly(2L);
        assertThat(hits(Search.of(AOBA).address("10.1.2.0/30"))).containsExactly(1L);
        assertThat(hits(Search.of(AOBA).address("0.0.0.0/0"))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(hits(Search.of(AOBA).address("2001:db8::/32"))).containsExactly(5L);
        assertThat(hits(Search.of(AOBA).address("2001:db8:aa00::/40"))).containsExactly(5L);
        assertThat(hits(Search.of(AOBA).address("2001:db8:ab00::/40"))).isEmpty();
        assertThatThrownBy(() -> hits(Search.of(AOBA).address("10.0.0.0/33")))
                .isInstanceOfSatisfying(LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.INVALID));
        assertThatThrownBy(() -> hits(Search.of(AOBA).address("example.jp"))).hasMessageContaining("example.jp");
    }

    @Test
    void findsTextWhateverItsCaseAndInJapanese() {
        lake.write(List.of(
                event(1).line("msg=\"Admin Login FAILED\"").build(),
                event(2).line("msg=\"管理者のログインに失敗しました\"").build(),
                event(3).line("percent 100%_done").build(),
                event(4).line(new byte[] {'L', 'o', 'G', 'i', 'N', 0, (byte) 0xff}).build()));
        assertThat(hits(Search.of(AOBA).text("login"))).containsExactly(1L, 4L);
        assertThat(hits(Search.of(AOBA).text("ログイン"))).containsExactly(2L);
        assertThat(hits(Search.of(AOBA).text("%_"))).containsExactly(3L);
        assertThat(hits(Search.of(AOBA).text("login%"))).isEmpty();
    }

    @Test
    void takesWhateverPeopleTypeAsText() {
        lake.write(List.of(event(1).user("o'brien").attack("x' or '1'='1").line("it's; drop table \"x\" --").build()));
        assertThat(hits(Search.of(AOBA).user("O'Brien"))).containsExactly(1L);
        assertThat(hits(Search.of(AOBA).text("'; drop table line; --"))).isEmpty();
        assertThat(hits(Search.of(AOBA).text("it's; DROP"))).containsExactly(1L);
        assertThat(hits(Search.of(AOBA).attack("x' or '1'='1"))).containsExactly(1L);
        assertThat(hits(Search.of(AOBA).attack("' or true or '"))).isEmpty();
    }

    @Test
    void findsWhatAFigureCounts() {
        lake.write(List.of(
                event(1).malware(MalwarePath.MAIL).attack("A").build(),
                event(2).malware(MalwarePath.WEB).attack("A").build(),
                event(3).threat(ThreatClass.INBOUND).attack("A.B").build(),
                event(4).build()));
        assertThat(hits(Search.of(AOBA).classes(Set.of(ThreatClass.MALWARE)))).containsExactly(1L, 2L);
        assertThat(hits(Search.of(AOBA).path(MalwarePath.MAIL))).containsExactly(1L);
        assertThat(hits(Search.of(AOBA).attack("A"))).containsExactly(1L, 2L);
        assertThat(hits(Search.of(AOBA).blocked(true))).containsExactly(1L, 2L);
        assertThat(hits(Search.of(AOBA).device(Events.DEVICE))).hasSize(4);
        assertThat(hits(Search.of(AOBA).device(new UUID(2, 2)))).isEmpty();
    }

    @Test
    void turnsPagesWithoutGapOrDoubleFromTheNewestOn() {
        for (var file = 0; file < 20; file++) {
            var first = file * 50L + 1;
            lake.write(LongStream.range(first, first + 50)
                    .mapToObj(n -> event(n).time(OCTOBER.plusSeconds(n * 7919 % 300)).build())
                    .toList());
        }
        var seen = new ArrayList<StoredEvent>();
        var search = Search.of(AOBA).limit(33);
        var page = lake.search(search.build(), new Cancellation());
        seen.addAll(page.events());
        while (page.next() != null) {
            page = lake.search(search.after(Cursor.parse(page.next().toString())).build(), new Cancellation());
            seen.addAll(page.events());
        }
        assertThat(sequences(seen)).isEqualTo(Lakes.upTo(1000));
        assertThat(seen).isSortedAccordingTo(Comparator.comparing(StoredEvent::time)
                .thenComparing(StoredEvent::sequence)
                .reversed());
        assertThatThrownBy(() -> Cursor.parse("nonsense")).isInstanceOf(LakeException.class);
    }

    @Test
    void opensOnlyTheFilesThatCanMatter() {
        for (var file = 0; file < 40; file++) {
            lake.write(List.of(event(file + 1).company(file % 2 == 0 ? AOBA : SENDAI).build()));
        }
        var newest = lake.search(Search.of(AOBA).limit(1).build(), new Cancellation());
        assertThat(newest.files()).isEqualTo(8);
        assertThat(newest.filesPruned()).isEqualTo(20);
        var early = lake.search(Search.of(AOBA).to(OCTOBER.plusSeconds(6)).build(), new Cancellation());
        assertThat(early.files()).isEqualTo(3);
        assertThat(lake.find(AOBA, List.of(1L, 2L, 39L, 77L))).extracting(StoredEvent::sequence).containsExactly(39L, 1L);
    }

    @Test
    void endsWhenItIsCancelledOrTakesTooLong() {
        lake.write(range(1, 3000));
        var cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> lake.search(Search.of(AOBA).build(), cancellation))
                .isInstanceOfSatisfying(LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CANCELLED));
        lake.close();
        lake = Lake.open(folder, Lakes.OPTIONS.withSearchTimeout(Duration.ofNanos(1)));
        assertThatThrownBy(() -> lake.search(Search.of(AOBA).build(), new Cancellation()))
                .isInstanceOfSatisfying(LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.LIMIT));
    }

    @Test
    void cancelsARunningSearchFromAnotherThread() throws Exception {
        var words = "lorem ipsum dolor sit amet ".repeat(400);
        for (var file = 0; file < 10; file++) {
            var first = file * 4000L + 1;
            lake.write(LongStream.range(first, first + 4000)
                    .mapToObj(n -> event(n).line(words + n).build())
                    .toList());
        }
        var cancellation = new Cancellation();
        var running = CompletableFuture.supplyAsync(
                () -> lake.search(Search.of(AOBA).text("never there").build(), cancellation));
        Thread.sleep(100);
        var start = System.nanoTime();
        cancellation.cancel();
        assertThatThrownBy(running::join)
                .cause()
                .isInstanceOfSatisfying(LakeException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CANCELLED));
        assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void seesTheLakesFolderAndNothingElse() throws Exception {
        try (var duck = new Duck(folder, null, folder.resolve("work/search"), 64 << 20, 1);
                var connection = duck.connect();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from read_text('/etc/passwd')"))
                    .hasMessageContaining("disabled by configuration");
        }
        try (var duck = new Duck(folder, null, folder.resolve("work/search"), 64 << 20, 1);
                var connection = duck.connect();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("set enable_external_access = true")).isNotNull();
        }
    }

    private List<Long> hits(Search.Builder search) {
        return sequences(search(lake, search));
    }
}
