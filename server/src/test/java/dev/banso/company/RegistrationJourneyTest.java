package dev.banso.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.banso.Banso;
import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.settings.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// The way of a provider's first day, in a browser.
class RegistrationJourneyTest {
    @Test
    void leadsFromTheFirstLinkToTheCommandsForADevice() {
        PrintStream terminal = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (ConfigurableApplicationContext banso = Banso.start(SettingsReader.read(List.of("--data", RunningBanso.temporaryFolder().toString(),
                "--http-port", "0", "--syslog-port", "0", "--clock", "2020-10-01T00:00:00+09:00"), Map.of()))) {
            URI link = URI.create(printed.toString(StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith("First administrator: ")).findFirst().orElseThrow().replace("First administrator: ", ""));
            assertThat(link.getPort()).as("the link names the real port").isPositive();
            try (Browser browser = Browser.open(link)) {
                walk(browser, link);
            }
        } finally {
            System.setOut(terminal);
        }
    }

    private static void walk(Browser browser, URI link) {
        Page page = browser.go(link.getPath()).picture("welcome").page();
        assertThat(page.locator("#prefecture option").count()).as("47 prefectures and the invitation to choose").isEqualTo(48);
        page.fill("#provider", "仙台セキュリティ株式会社");
        page.selectOption("#prefecture", "宮城県");
        page.fill("#name", "管理 花子");
        page.fill("#email", "hanako@example.jp");
        page.fill("#password", "correct horse battery");
        page.fill("#repeated", "wrong horse battery");
        page.click("main button");
        browser.picture("welcome-mistake");
        assertThat(page.locator(".banso-mistake").allInnerTexts()).containsExactly("確認用のパスワードが一致しません。");
        assertThat(java.util.List.of(page.inputValue("#provider"), page.inputValue("#prefecture"), page.inputValue("#name"), page.inputValue("#email")))
                .as("what was typed stays").containsExactly("仙台セキュリティ株式会社", "宮城県", "管理 花子", "hanako@example.jp");
        page.fill("#password", "correct horse battery");
        page.fill("#repeated", "correct horse battery");
        page.click("main button");
        browser.picture("sign-in");
        browser.signIn("hanako@example.jp", "correct horse battery").go("/companies").picture("companies-empty");

        page.click("text=顧客企業を登録する");
        page.fill("#name", "株式会社青葉製作所");
        page.click("text=保存する");
        browser.picture("company-mistakes");
        assertThat(page.inputValue("#name")).as("what was typed stays").isEqualTo("株式会社青葉製作所");
        assertThat(page.locator(".banso-mistake").count()).isEqualTo(4);
        page.fill("#nameKana", "アオバセイサクショ");
        page.selectOption("#prefecture", "宮城県");
        page.selectOption("#industry", "E");
        page.fill("#employees", "２４");
        page.fill("#capitalYen", "10,000,000");
        page.click("text=保存する");
        assertThat(page.locator("[role=status]").first().innerText()).contains("登録しました");
        browser.picture("company");

        page.click("text=担当者を追加する");
        page.fill("#name", "青葉 太郎");
        page.fill("#email", "taro@aoba.example.jp");
        browser.picture("contact");
        page.click("text=保存する");
        assertThat(page.locator("main").innerText()).contains("青葉 太郎");

        page.click("text=機器を追加する");
        page.fill("#name", "本社 UTM");
        page.fill("#devid", "FGT60FTK20000001");
        page.fill("#sourceAddresses", "203.0.113.10");
        browser.picture("device-form");
        page.click("text=登録して設定手順へ進む");
        assertThat(page.locator("#commands-tcp").innerText()).contains("config log syslogd setting", "set mode reliable");
        assertThat(page.locator("#signs").innerText()).contains("最初のログを待っています");
        assertThat(page.locator("#commands-tcp").innerText()).as("the real port").containsPattern("set port [1-9]").doesNotContain("set port 0");
        browser.picture("device");
        move(browser);

        for (String path : List.of("/companies", "/partners", "/accounts", "/accounts/new", "/tokens", "/audit", "/account", "/no-such-page")) {
            browser.go(path).picture("page" + path.replace('/', '-'));
            assertThat(page.locator("h1").innerText()).as(path).isNotEqualTo("エラーが発生しました");
            page.setViewportSize(390, 844);
            assertThat(browser.overflows()).as(path + " on a telephone").isFalse();
            page.setViewportSize(1280, 900);
        }
        page.setViewportSize(390, 844);
        browser.go("/companies").picture("narrow-companies");
        page.click(".banso-menu-button");
        browser.picture("narrow-menu");
        page.setViewportSize(1280, 900);
        browser.go("/account");
        page.selectOption("#locale", "en");
        page.click("main form[action='/account/language'] button");
        assertThat(page.locator("h1").innerText()).isEqualTo("My account");
        browser.go("/companies").picture("english");
    }

    /// The device goes to a second company from a day on; both stand in its history.
    private static void move(Browser browser) {
        Page page = browser.page();
        String device = URI.create(page.url()).getPath();
        browser.go("/companies/new");
        page.fill("#name", "有限会社広瀬商店");
        page.selectOption("#prefecture", "宮城県");
        page.selectOption("#industry", "I");
        page.fill("#employees", "5");
        page.fill("#capitalYen", "3000000");
        page.click("text=保存する");
        browser.go(device);
        page.click("text=別の企業に移す");
        page.fill("#from", "2020-09-30");
        page.fill("#company", "広瀬");
        page.click("main .btn-primary");
        browser.picture("move-mistake");
        assertThat(page.locator(".banso-mistake").innerText()).contains("すでに別の割り当て");
        page.fill("#from", "2020-11-01");
        page.click("main .btn-primary");
        assertThat(page.locator("[role=status]").first().innerText()).contains("機器を移しました");
        assertThat(page.locator("table").innerText()).contains("株式会社青葉製作所", "2020/11/01 00:00", "有限会社広瀬商店", "継続中");
        browser.picture("moved");
    }
}
