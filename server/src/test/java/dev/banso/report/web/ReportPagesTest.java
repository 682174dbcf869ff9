package dev.banso.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.LoadState;
import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.monitoring.Verdict;
import dev.banso.report.ReportedCompany;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportPagesTest {
    private static RunningBanso banso;
    private static ReportedCompany company;

    @BeforeAll
    static void start() {
        banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--clock", "2020-12-01T00:00:00+09:00");
        company = ReportedCompany.register(banso, "山形テスト株式会社", "山形県", LocalDate.of(2020, 10, 1));
        company.detected(LocalDate.of(2020, 10, 5), ThreatClass.INBOUND, null, "Gh0st.Rat.Botnet", true, 3);
        company.detected(LocalDate.of(2020, 11, 5), ThreatClass.INBOUND, null, "Eir.D1000.Modem.CWMP.Command.Injection", true, 7);
        company.detected(LocalDate.of(2020, 11, 6), ThreatClass.MALWARE, MalwarePath.MAIL, "VBA/Agent.A664!tr", false, 11);
        company.detected(LocalDate.of(2020, 11, 9), ThreatClass.OUTBOUND, null, "Bladabindi.Botnet", true, 2);
        company.judge("Bladabindi.Botnet", Verdict.FALSE_POSITIVE);
        banso.api("POST", "/api/v1/reports", banso.token(), "{\"company\":\"" + company.id + "\",\"month\":\"2020-10\"}");
        banso.api("POST", "/api/v1/reports", banso.token(), "{\"company\":\"" + company.id + "\",\"month\":\"2020-11\"}");
    }

    @AfterAll
    static void stop() {
        banso.close();
    }

    @Test
    void staffCommentAndReleaseAndTheContactReadsIt() {
        String report = company.report(YearMonth.of(2020, 11)).get("id").asString();
        try (Browser browser = Browser.open(banso.uri("/"))) {
            browser.signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD).go("/reports?month=2020-11").picture("reports-list");
            assertThat(browser.page().locator("main").innerText()).contains("山形テスト株式会社", "下書き", "自動公開の期限");
            browser.go("/reports/" + report).picture("report-draft");
            browser.page().fill("#comment", "年末に備えてください。\n- 電源\n- 連絡先");
            browser.page().waitForSelector("#preview li");
            browser.page().click("text=コメントを保存");
            browser.page().waitForLoadState(LoadState.LOAD);
            browser.page().click("button:has-text('公開する')");
            browser.page().waitForLoadState(LoadState.LOAD);
            assertThat(browser.page().locator("main").innerText()).contains("公開し、メールでお知らせしました", "年末に備えてください");
            browser.picture("report-released");
        }
        contactReads(report);
    }

    @Test
    void statisticsLeadToTheRecords() {
        try (Browser browser = Browser.open(banso.uri("/"))) {
            browser.signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD).go("/statistics?from=2020-10&to=2020-11").picture("statistics");
            assertThat(browser.page().locator("main").innerText()).contains("脅威分類別検知件数", "VBA/Agent.A664!tr");
            browser.page().click("a:text-is('11')");
            browser.page().waitForLoadState(LoadState.LOAD);
            assertThat(browser.page().locator("main").innerText()).contains("VBA/Agent.A664!tr").doesNotContain("Gh0st.Rat.Botnet");
        }
    }

    private static void contactReads(String report) {
        String email = company.contact("contact-report@example.jp");
        try (Browser browser = Browser.openNarrow(banso.uri("/"))) {
            browser.signIn(email, RunningBanso.PASSWORD).go("/reports").picture("reports-own");
            assertThat(browser.page().locator("main").innerText()).contains("2020年11月", "PDF を開く").doesNotContain("2020年10月", "下書き");
            assertThat(browser.overflows()).isFalse();
            browser.go("/reports/" + report).picture("report-phone");
            assertThat(browser.page().locator("main").innerText()).contains("今月の結論");
            assertThat(browser.overflows()).isFalse();
            browser.go("/statistics");
            assertThat(browser.page().locator("body").innerText()).doesNotContain("脅威分類別検知件数");
        }
    }
}
