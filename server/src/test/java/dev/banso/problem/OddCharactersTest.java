package dev.banso.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.events.ThreatClass;
import dev.banso.report.ReportedCompany;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Binary data is pasted into forms: they say which field cannot be kept, and keep what was entered.
class OddCharactersTest {
    private static final String WITH_NUL = "前\0後";
    private static RunningBanso banso;
    private static Browser browser;
    private static ReportedCompany company;

    @BeforeAll
    static void start() {
        banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--clock", "2020-12-01T00:00:00+09:00");
        company = ReportedCompany.register(banso, "文字商店", "山形県", LocalDate.of(2020, 11, 1));
        company.detected(LocalDate.of(2020, 11, 5), ThreatClass.INBOUND, null, "Gh0st.Rat.Botnet", true, 3);
        banso.api("POST", "/api/v1/reports", banso.token(), "{\"company\":\"" + company.id + "\",\"month\":\"2020-11\"}");
        browser = Browser.open(banso.uri("/")).signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD);
    }

    @AfterAll
    static void stop() {
        browser.close();
        banso.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/companies/new,name", "/companies/new,nameKana", "/companies/COMPANY/contacts/new,phone", "/companies/COMPANY/sites/new,address",
        "/companies/COMPANY/devices/new,name", "/companies/COMPANY/devices/new,external", "/accounts/new,name", "/tokens,name",
        "/partners,name", "/exclusions,reason", "/alerts/ALERT,reason", "/reports/REPORT,comment", "/notice-settings,signature",
        "/notice-settings,sender", "/notice-settings/webhooks,name", "/notice-settings/webhooks,url"})
    void aFormNamesTheFieldAndLosesNothing(String path, String field) {
        browser.go(path.replace("COMPANY", company.id.toString())
                .replace("ALERT", company.alert("Gh0st.Rat.Botnet").id().toString())
                .replace("REPORT", company.report(YearMonth.of(2020, 11)).get("id").asString()));
        submit(field, WITH_NUL);
        assertThat(browser.page().locator("#" + field + "-notes .banso-mistake").allInnerTexts()).as(path).anyMatch(text -> text.contains("NUL"));
        assertThat(browser.page().locator("#" + field).inputValue()).as("what was entered").contains("前", "後");
        browser.picture("odd-" + field);
    }

    @Test
    void aTextOfNoticesNamesTheLine() {
        browser.go("/notice-settings/texts/scan/ja");
        submit("source", "一\n" + WITH_NUL);
        assertThat(browser.page().locator("main [role=alert]").innerText()).contains("2", "NUL");
        assertThat(browser.page().locator("#source").inputValue()).contains("前", "後");
    }

    @Test
    void aSearchSaysWhyItFindsNothing() {
        for (String path : List.of("/alerts?state=all&text=", "/companies?text=", "/audit?subject=")) {
            browser.go(path + "%E5%89%8D%00");
            assertThat(browser.page().locator("main").innerText()).as(path).contains("NUL");
        }
    }

    @Test
    void signingInWithItFailsLikeAnyOther() {
        try (Browser stranger = Browser.open(banso.uri("/"))) {
            stranger.go("/sign-in");
            submit(stranger, "email", "a\0@example.jp");
            assertThat(stranger.page().locator("main").innerText()).contains("パスワード");
            assertThat(stranger.page().url()).contains("/sign-in");
        }
    }

    private static void submit(String field, String value) {
        submit(browser, field, value);
    }

    /// As a browser sends it when nothing checks the fields beforehand.
    private static void submit(Browser viewer, String field, String value) {
        viewer.page().waitForNavigation(() -> viewer.page().evaluate("""
                ([field, value]) => {
                    const input = document.querySelector('main [name="' + field + '"]');
                    input.type = input.type === 'url' || input.type === 'email' ? 'text' : input.type;
                    input.value = value;
                    input.form.noValidate = true;
                    input.form.requestSubmit();
                }""", List.of(field, value)));
    }
}
