package dev.banso.report.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.clock.ClockMoved;
import dev.banso.clock.MovableClock;
import dev.banso.database.Scope;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.monitoring.Verdict;
import dev.banso.report.ReportedCompany;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// One company's autumn, month by month: the clock only moves on, so the tests stand in the order of the calendar.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportLifeTest {
    private static final YearMonth OCTOBER = YearMonth.of(2020, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2020, 11);
    private static final YearMonth DECEMBER = YearMonth.of(2020, 12);
    private static final Scope SYSTEM = Scope.system("test");
    private static RunningBanso banso;
    private static ReportedCompany company;
    private static ReportedCompany silent;

    @BeforeAll
    static void start() {
        banso = RunningBanso.start(RunningBanso.temporaryFolder());
        company = ReportedCompany.register(banso, "山形テスト株式会社", "山形県", LocalDate.of(2020, 10, 1));
        silent = ReportedCompany.register(banso, "𠮷野家具店", "青森県", LocalDate.of(2020, 10, 1));
        company.detected(LocalDate.of(2020, 10, 5), ThreatClass.INBOUND, null, "Gh0st.Rat.Botnet", true, 3);
        company.detected(LocalDate.of(2020, 10, 6), ThreatClass.OUTBOUND, null, "Bladabindi.Botnet", false, 2);
    }

    @AfterAll
    static void stop() {
        banso.close();
    }

    @Test
    @Order(1)
    void makesADraftForEveryMonitoredCompanyWhenTheMonthIsOver() {
        assertThat(company.reports(OCTOBER, "all")).isEmpty();
        moveTo("2020-11-01T00:00:10+09:00");
        assertThat(company.report(OCTOBER).get("state").asString()).isEqualTo("draft");
        assertThat(company.report(OCTOBER).get("total").asLong()).isEqualTo(5);
        assertThat(silent.report(OCTOBER).get("state").asString()).isEqualTo("draft");
    }

    @Test
    @Order(2)
    void saysNoDataWhereNothingArrived() {
        JsonNode report = silent.open(silent.report(OCTOBER));
        assertThat(report.get("coverage").asString()).isEqualTo("no_data");
        assertThat(report.get("figures").get("conclusion").asString()).contains("一度も届かず");
        assertThat(banso.api("GET", "/api/v1/reports/" + report.get("id").asString() + "/html", banso.token(), null).text())
                .contains("データ未受信");
    }

    @Test
    @Order(3)
    void aDraftFollowsTheRecordsUntilItIsReleased() {
        company.detected(LocalDate.of(2020, 10, 30), ThreatClass.MALWARE, MalwarePath.MAIL, "VBA/Agent.A664!tr", true, 4);
        assertThat(company.report(OCTOBER).get("total").asLong()).isEqualTo(9);
        JsonNode opened = company.open(company.report(OCTOBER)).get("figures");
        assertThat(opened.get("conclusion").asString()).contains("社内の機器から外部への不審な通信を 2 件検知し");
        assertThat(opened.get("attacks").findValuesAsString("kind")).contains("文書に仕込まれたマルウェア", "遠隔操作ウイルスの通信");
    }

    @Test
    @Order(4)
    void releasesADraftAndAnnouncesItOnce() {
        JsonNode released = company.release(OCTOBER);
        assertThat(released.get("state").asString()).isEqualTo("released");
        assertThat(notices(released)).isEqualTo(1);
        assertThat(banso.api("POST", "/api/v1/reports/" + released.get("id").asString() + "/release", banso.token(), null).status()).isEqualTo(409);
        assertThat(banso.api("PUT", "/api/v1/reports/" + released.get("id").asString() + "/comment", banso.token(), "{\"comment\":\"x\"}").status())
                .isEqualTo(409);
        assertThat(notices(released)).isEqualTo(1);
    }

    @Test
    @Order(5)
    void aVerdictOnAReleasedMonthMakesARevisionThatSaysWhatChanged() {
        company.judge("Bladabindi.Botnet", Verdict.FALSE_POSITIVE);
        JsonNode revision = company.report(OCTOBER);
        assertThat(revision.get("revision").asInt()).isEqualTo(2);
        assertThat(revision.get("total").asLong()).isEqualTo(7);
        assertThat(changes(revision))
                .contains("検知件数：内部不正プログラム検知および防御（内→外）: 2 件 → 0 件", "検知件数：合計: 9 件 → 7 件")
                .anySatisfy(change -> assertThat(change).startsWith("アラート「Bladabindi.Botnet」").endsWith("判定待ち → 誤検知"));
        JsonNode first = company.reports(OCTOBER, "all").stream().filter(report -> report.get("revision").asInt() == 1).findFirst().orElseThrow();
        assertThat(company.open(first).get("total").asLong()).as("the released report stays as it was").isEqualTo(9);
    }

    @Test
    @Order(6)
    void aRevisionThatChangesNothingAnyMoreGoesAway() {
        company.withdraw("Bladabindi.Botnet");
        assertThat(company.report(OCTOBER).get("revision").asInt()).isEqualTo(1);
        company.judge("Bladabindi.Botnet", Verdict.FALSE_POSITIVE);
        JsonNode second = company.release(OCTOBER);
        assertThat(second.get("revision").asInt()).isEqualTo(2);
        assertThat(company.reports(OCTOBER, "all")).extracting(report -> report.get("state").asString())
                .containsExactlyInAnyOrder("superseded", "released");
    }

    @Test
    @Order(7)
    void readingEveryChangeAgainChangesNothing() {
        List<JsonNode> before = company.reports(OCTOBER, "all");
        banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("update report_progress set position = 0").update());
        assertThat(company.reports(OCTOBER, "all")).hasSameSizeAs(before);
        assertThat(waiting()).isZero();
    }

    @Test
    @Order(8)
    void aLookThatFailedHalfwayIsTakenAgain() {
        banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("insert into report_recheck (company_id, month) values (:company, '2020-09-01')")
                .param("company", company.id).update());
        SYSTEM.run(() -> banso.bean(ReportJobs.class).followChanges(null, 10));
        assertThat(waiting()).isZero();
        assertThat(company.reports(YearMonth.of(2020, 9), "all")).as("nobody was monitored in September").isEmpty();
    }

    @Test
    @Order(9)
    void aJumpOverSeveralMonthsMakesEveryReport() {
        moveTo("2021-01-01T00:00:10+09:00");
        assertThat(company.report(NOVEMBER).get("coverage").asString()).isEqualTo("no_data");
        assertThat(company.report(DECEMBER).get("state").asString()).isEqualTo("draft");
    }

    @Test
    @Order(10)
    void releasesItselfAtTheDeadlineAndNotADayAfterItsDraft() {
        moveTo("2021-01-05T08:59:00+09:00");
        assertThat(company.report(DECEMBER).get("state").asString()).isEqualTo("draft");
        moveTo("2021-01-05T09:00:10+09:00");
        assertThat(company.report(DECEMBER).get("state").asString()).isEqualTo("released");
        assertThat(company.report(DECEMBER).get("releasedBy").asString()).isEqualTo("deadline");
    }

    @Test
    @Order(11)
    void linesWithoutADetectionThatArriveLateCorrectTheDaysWithData() {
        company.dataOn(LocalDate.of(2020, 12, 3));
        SYSTEM.run(() -> banso.bean(ReportJobs.class).findLateDays());
        JsonNode revision = company.report(DECEMBER);
        assertThat(changes(revision)).contains("監視の状態: データ未受信 → データ受信あり", "監視データを受信した日数: 0 日 → 1 日");
    }

    @Test
    @Order(12)
    void namesTheCharactersThatThePaperCannotPrint() {
        JsonNode october = silent.reports(OCTOBER, "all").getFirst();
        assertThat(october.get("state").asString()).isEqualTo("released");
        assertThat(october.get("missingGlyphs").get(0).asString()).isEqualTo("U+20BB7");
    }

    private static void moveTo(String time) {
        banso.bean(MovableClock.class).moveTo(Instant.from(java.time.OffsetDateTime.parse(time)));
        banso.bean(ReportClock.class).clockMoved(new ClockMoved(Instant.now()));
        SYSTEM.run(() -> {
            banso.bean(ReportJobs.class).makeDrafts();
            banso.bean(ReportJobs.class).releaseDue();
        });
    }

    private static List<String> changes(JsonNode report) {
        return Stream.iterate(0, index -> index < report.get("changes").size(), index -> index + 1)
                .map(report.get("changes")::get)
                .map(change -> change.get("figure").asString() + ": " + change.get("before").asString() + " → " + change.get("after").asString())
                .toList();
    }

    private static long waiting() {
        return banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("select count(*) from report_recheck").query(Long.class).single());
    }

    private static long notices(JsonNode report) {
        return banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("select count(*) from notice where key like :key")
                .param("key", "report:" + report.get("id").asString() + "%").query(Long.class).single());
    }
}
