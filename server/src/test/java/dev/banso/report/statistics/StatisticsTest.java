package dev.banso.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.monitoring.Verdict;
import dev.banso.problem.BansoException;
import dev.banso.report.ReportedCompany;
import dev.banso.report.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

class StatisticsTest {
    private static final YearMonth OCTOBER = YearMonth.of(2020, 10);
    private static final YearMonth NOVEMBER = YearMonth.of(2020, 11);
    private static RunningBanso banso;

    @BeforeAll
    static void start() {
        banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--clock", "2020-12-01T00:00:00+09:00");
        ReportedCompany first = ReportedCompany.register(banso, "一番株式会社", "山形県", LocalDate.of(2020, 10, 1));
        ReportedCompany second = ReportedCompany.register(banso, "二番株式会社", "青森県", LocalDate.of(2020, 11, 10));
        first.detected(LocalDate.of(2020, 10, 5), ThreatClass.INBOUND, null, "ip_dst_session", true, 3);
        first.detected(LocalDate.of(2020, 11, 5), ThreatClass.MALWARE, MalwarePath.MAIL, "VBA/Agent.A664!tr", true, 2);
        first.detected(LocalDate.of(2020, 11, 6), ThreatClass.OUTBOUND, null, "Bladabindi.Botnet", false, 4);
        first.judge("Bladabindi.Botnet", Verdict.FALSE_POSITIVE);
        second.detected(LocalDate.of(2020, 11, 12), ThreatClass.MALWARE, MalwarePath.WEB, "=cmd|' /C calc'!A0", true, 5);
        second.detected(LocalDate.of(2020, 11, 13), ThreatClass.INBOUND, null, "ip_dst_session", true, 1);
        second.detected(LocalDate.of(2020, 11, 13), ThreatClass.BLOCKED_SITE, null, "bad.example", true, 7);
    }

    @AfterAll
    static void stop() {
        banso.close();
    }

    @Test
    void everyTableAddsUpToEveryOther() {
        Statistics all = take(null);
        assertThat(all.monitored()).containsExactly(1L, 2L);
        assertThat(all.table("class").totals(2)).containsExactly(3L, 8L);
        assertThat(all.table("prefectures").totals(2)).isEqualTo(all.table("class").totals(2));
        assertThat(all.table("prefectures").rows()).extracting(MonthTable.Row::prefecture, MonthTable.Row::counts)
                .containsExactly(tuple("青森県", List.of(0L, 6L)), tuple("山形県", List.of(3L, 2L)));
        assertThat(all.table("inbound").total()).isEqualTo(all.table("class").rows().getFirst().total());
        assertThat(all.table("path").total()).isEqualTo(all.table("class").rows().getLast().total());
        assertThat(all.table("mail").total() + all.table("web").total() + all.table("other").total()).isEqualTo(all.table("path").total());
        assertThat(all.table("outbound").rows()).as("judged false positive").isEmpty();
    }

    @Test
    void classesThatTheServiceDoesNotProvideAreNotCounted() {
        assertThat(take(null).table("apart").total()).isZero();
    }

    @Test
    void takesOnlyTheCompaniesAskedFor() {
        Statistics yamagata = take("山形県");
        assertThat(yamagata.companies()).isEqualTo(1);
        assertThat(yamagata.monitored()).containsExactly(1L, 1L);
        assertThat(yamagata.table("class").total()).isEqualTo(5);
        assertThat(take("青森県").table("class").total() + yamagata.table("class").total()).isEqualTo(take(null).table("class").total());
    }

    @Test
    void countsCompaniesByTheirProperties() {
        assertThat(take(null).registry()).allSatisfy(table -> assertThat(table.total()).isEqualTo(2));
        assertThat(take(null).registry().getFirst().rows()).extracting(RegistryTable.Row::label).containsExactly("青森県", "山形県");
    }

    @Test
    void aSpreadsheetOpensTheCsvWithoutRunningAnything() {
        byte[] csv = StatisticsFiles.csv(take(null), words());
        assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
        String text = new String(csv, StandardCharsets.UTF_8);
        assertThat(text).contains("ip_dst_session,3,1,4,4").contains("'=cmd").contains("合計,3,8,11,11").doesNotContain("\r\n=");
    }

    @Test
    void cellsThatWouldBeFormulasBecomeTexts() {
        assertThat(List.of("=1+1", "+1", "-1", "@x", "\tx", "＝1")).allSatisfy(text -> assertThat(StatisticsFiles.cell(text)).startsWith("'"));
        assertThat(StatisticsFiles.cell(-1)).isEqualTo("-1");
        assertThat(StatisticsFiles.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
    }

    @Test
    void theWorkbookHasASheetPerTable() throws Exception {
        byte[] xlsx = StatisticsFiles.xlsx(take(null), words());
        Path file = Files.write(Files.createTempFile("statistics", ".xlsx"), xlsx);
        int sheets = 0;
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().filter(entry -> entry.getName().startsWith("xl/worksheets/sheet")).toList()) {
                sheets++;
                assertThat(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("<f>");
            }
        } finally {
            Files.delete(file);
        }
        assertThat(sheets).isEqualTo(take(null).tables().size() + 4);
    }

    @Test
    void refusesPeriodsThatAreTooLongOrBackwards() {
        assertThatThrownBy(() -> new StatisticsQuery(NOVEMBER, OCTOBER, null, null, null)).isInstanceOf(BansoException.class);
        assertThatThrownBy(() -> new StatisticsQuery(OCTOBER, OCTOBER.plusMonths(24), null, null, null)).isInstanceOf(BansoException.class);
    }

    private static Statistics take(String prefecture) {
        return Scope.system("test").get(() ->
                banso.bean(StatisticsService.class).take(new StatisticsQuery(OCTOBER, NOVEMBER, prefecture, null, null), words()));
    }

    private static Words words() {
        return new Words(banso.bean(MessageSource.class), Locale.JAPANESE);
    }
}
