package dev.banso.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import dev.banso.RunningBanso;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The pages of notices in a real browser.
class NoticePagesTest {
    private static final String LOGO = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"40\"><rect width=\"120\" height=\"40\" fill=\"#17324d\"/></svg>";
    private static RunningBanso banso;
    private static Playwright playwright;
    private static Page page;

    @BeforeAll
    static void start() {
        banso = RunningBanso.start(RunningBanso.temporaryFolder());
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--no-sandbox")));
        page = browser.newPage();
        page.setViewportSize(1360, 1000);
        page.navigate(banso.uri("/sign-in").toString());
        page.fill("#email", RunningBanso.ADMINISTRATOR);
        page.fill("#password", RunningBanso.PASSWORD);
        page.locator("form button").first().click();
    }

    @AfterAll
    static void stop() {
        playwright.close();
        banso.close();
    }

    @Test
    void setsTheSenderAndReadsTheMailInTheMailbox() {
        open("/notice-settings");
        page.fill("#sender", "みちのく見守りセンター");
        page.fill("#phone", "022-000-0000");
        page.fill("#signature", "〒980-0000 仙台市青葉区\n受付 平日 9 時～18 時");
        page.setInputFiles("#logo", new FilePayload("logo.svg", "image/svg+xml", LOGO.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button.btn-primary").click();
        assertThat(page.content()).contains("保存しました。");
        look("setting");
        Firm firm = Firm.of(banso, "青森りんご商店");
        firm.contact("田中 一郎", "tanaka@ringo.example", "ja", 1, 1);
        firm.contact("Smith", "smith@ringo.example", "en", 1, 1);
        firm.attack(ThreatClass.INBOUND, null, "D-Link.Devices.HNAP", "192.168.1.20", false, 3);
        firm.attack(ThreatClass.MALWARE, MalwarePath.MAIL, "W32/Emotet", "192.168.1.21", false, 1);
        firm.awaitMails("sent", 4);
        open("/mailbox");
        assertThat(page.locator(".banso-mailbox-entry").count()).isEqualTo(4);
        assertThat(page.frameLocator("iframe.banso-mail").locator("h2").first().textContent()).isNotBlank();
        look("mailbox");
        page.locator(".banso-mailbox-entry").nth(3).click();
        look("mailbox-second");
        page.locator("a[href*=plain]").click();
        assertThat(page.locator(".banso-mail-text").textContent()).contains("022-000-0000");
        look("mailbox-plain");
        open("/notices");
        look("notices");
        page.locator("tbody a").first().click();
        look("notice");
    }

    @Test
    void changesOneCellOfThePolicyAndGoesBack() {
        open("/notice-settings/policy");
        page.selectOption("select[name='inbound.stopped.4']", "digest");
        page.locator("main form button.btn-primary").click();
        assertThat(page.inputValue("select[name='inbound.stopped.4']")).isEqualTo("digest");
        look("policy");
        page.locator("form[action$=reset] button").click();
        assertThat(page.inputValue("select[name='inbound.stopped.4']")).isEqualTo("report");
    }

    @Test
    void showsWhatIsWrongWithATextAndKeepsWhatWasWritten() {
        open("/notice-settings/texts");
        look("texts");
        open("/notice-settings/texts/scan/ja");
        look("text");
        page.fill("#source", page.inputValue("#source").replace("{target}", "{unknown}"));
        page.locator("button[value=save]").click();
        assertThat(page.locator(".alert-danger").textContent()).contains("差し込み項目 {unknown} は、この文面では使えません。");
        assertThat(page.inputValue("#source")).contains("{unknown}");
    }

    @Test
    void addsAWebhookAndRefusesOneThatLeadsInside() {
        open("/notice-settings/webhooks");
        page.fill("#name", "内部");
        page.fill("#url", "http://127.0.0.1/");
        page.locator("main form.banso-form button").click();
        assertThat(page.locator("#url-notes").textContent()).contains("127.0.0.1", "社内のアドレス");
        assertThat(page.inputValue("#name")).isEqualTo("内部");
        open("/notice-settings/webhooks");
        look("webhooks");
    }

    private static void open(String path) {
        page.navigate(banso.uri(path).toString());
    }

    /// Keeps a picture where the system property `banso.pictures` names a folder.
    private static void look(String name) {
        String folder = System.getProperty("banso.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
