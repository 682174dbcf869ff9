package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.banso.RunningBanso;
import dev.banso.access.Accounts;
import dev.banso.access.Role;
import dev.banso.access.Welcome;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskPagesTest {
    private static Playwright playwright;
    private static Browser browser;

    private final RunningBanso banso = RunningBanso.shared();
    private final Desk desk = Desk.of(banso);
    private final Instant start = desk.ago(Duration.ofHours(5));
    private Page page;

    @BeforeAll
    static void open() {
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(
                new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(java.util.List.of("--no-sandbox")));
    }

    @AfterAll
    static void close() {
        playwright.close();
    }

    @BeforeEach
    void openPage() {
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
        page.setDefaultTimeout(10_000);
    }

    @AfterEach
    void closePage() {
        page.context().close();
    }

    @Test
    void judgesFromTheKeyboardWhatWasTickedInTheQueue() {
        desk.send(SampleLine.inbound("udp_flood", start).blocked(false), SampleLine.inbound("VBA/Agent.A664!tr", start).by(MalwarePath.MAIL));
        signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD);
        page.navigate(banso.uri("/alerts?company=" + desk.company).toString());
        look("queue");
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("v");
        page.selectOption("#verdict", "false_positive");
        page.fill("#reason", "社内の試験によるもの");
        page.click("#queue .btn-primary");
        assertThat(page.locator(".alert-success").textContent()).contains("2");
        assertThat(desk.counted()).isZero();
    }

    @Test
    void saysBesideTheFieldsWhatIsMissing() {
        desk.send(SampleLine.inbound("udp_flood", start).as(ThreatClass.REVIEW));
        signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD);
        page.navigate(banso.uri("/alerts/" + desk.onlyAlert().id()).toString());
        look("alert");
        page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
        page.selectOption("#verdict", "benign");
        page.click(".card-footer .btn-primary");
        assertThat(page.locator(".banso-mistake").allTextContents()).hasSize(2);
        page.fill("#reason", "確認した");
        page.selectOption("#given-class", "inbound");
        page.click(".card-footer .btn-primary");
        assertThat(desk.counted()).isEqualTo(1);
        look("alert-judged");
    }

    @Test
    void filtersTheQueueWhileOneChooses() {
        desk.send(SampleLine.inbound("udp_flood", start), SampleLine.inbound("VBA/Agent.A664!tr", start).by(MalwarePath.MAIL));
        signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD);
        page.navigate(banso.uri("/alerts?company=" + desk.company).toString());
        assertThat(page.locator("tr[data-row]").count()).isEqualTo(2);
        page.selectOption("#class", "malware");
        page.waitForCondition(() -> page.locator("tr[data-row]").count() == 1);
        assertThat(page.url()).contains("class=malware");
    }

    @Test
    void showsACompanysContactAPlainListOfItsOwn() {
        desk.send(SampleLine.inbound("udp_flood", start));
        Desk neighbour = Desk.of(banso);
        neighbour.send(SampleLine.inbound("secret", start));
        String email = contact();
        signIn(email, RunningBanso.PASSWORD);
        page.navigate(banso.uri("/alerts").toString());
        look("list");
        assertThat(page.locator("tbody tr").count()).isEqualTo(1);
        assertThat(page.content()).contains("udp_flood").doesNotContain("secret").doesNotContain("data-row");
        page.click("tbody a");
        look("list-alert");
        assertThat(page.content()).doesNotContain("name=\"verdict\"").doesNotContain("devid=");
        page.navigate(banso.uri("/alerts/" + neighbour.onlyAlert().id()).toString());
        assertThat(page.content()).doesNotContain("secret");
    }

    @Test
    void showsRulesAndLiftsFilters() {
        desk.send(SampleLine.inbound("udp_dst_session", start));
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE, Verdicts.Filter.COMPANY);
        signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD);
        page.navigate(banso.uri("/rules").toString());
        look("rules");
        assertThat(page.content()).contains("管理画面への総当たり攻撃");
        page.navigate(banso.uri("/exclusions").toString());
        look("exclusions");
        UUID exclusion = desk.asSystem(() -> banso.bean(Exclusions.class).all()).stream()
                .filter(candidate -> desk.company.equals(candidate.company())).findFirst().orElseThrow().id();
        page.click("form[action='/exclusions/" + exclusion + "/lift'] button");
        assertThat(page.locator(".alert-success").count()).isEqualTo(1);
    }

    @Test
    void namesTheRuleThatSaysMostInTheReadersLanguage() {
        desk.send(SampleLine.inbound("Bladabindi.Botnet", start).as(ThreatClass.OUTBOUND).blocked(false));
        Alert alert = desk.onlyAlert();
        signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD);
        page.navigate(banso.uri("/alerts?company=" + desk.company).toString());
        look("queue-rule");
        assertThat(page.locator("[data-rule]").allInnerTexts()).containsExactly(alert.ruleTitle(Locale.JAPANESE));
        assertThat(alert.ruleTitle(Locale.ENGLISH)).isNotEqualTo(alert.ruleTitle(Locale.JAPANESE));
    }

    @Test
    void saysInTheReadersLanguageWhyAFilterIsRefused() {
        signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD);
        page.navigate(banso.uri("/exclusions").toString());
        page.selectOption("#company", desk.company.toString());
        page.fill("#filter", page.inputValue("#filter").replace("srcip", "sorceip").replace("rules: any", "rules: no_such_rule"));
        page.fill("#reason", "社内の試験");
        page.click(".card-footer .btn-primary");
        look("filter-refused");
        assertThat(page.locator("#filter-notes .banso-mistake").innerText())
                .startsWith("この条件は使えません。").contains("8 行目: どの機器のログにも項目「sorceip」はない").doesNotContain("refused", "source");
        assertThat(page.inputValue("#reason")).isEqualTo("社内の試験");
    }

    private String contact() {
        String email = "contact-" + UUID.randomUUID() + "@example.jp";
        banso.asSystem(() -> {
            UUID account = banso.bean(Accounts.class).create(Role.CONTACT, null, desk.company, "担当 太郎", email, Locale.JAPANESE);
            Welcome welcome = banso.bean(Welcome.class);
            welcome.setPassword(welcome.newLink(account), RunningBanso.PASSWORD);
            return account;
        });
        return email;
    }

    private void signIn(String email, String password) {
        page.navigate(banso.uri("/sign-in").toString());
        page.fill("#email", email);
        page.fill("#password", password);
        page.click("button.btn-primary");
    }

    /// A picture for whoever asks for one: `-Dbanso.screenshots=FOLDER`.
    private void look(String name) {
        String folder = System.getProperty("banso.screenshots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true));
        }
    }
}
