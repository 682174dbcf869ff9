package dev.banso;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Debian's Chromium, driven: `try (Browser browser = Browser.open(uri)) { browser.signIn(…); browser.page().…; }`.
/// Pictures go to the folder of the system property `banso.pictures`, where it is set.
/// One Chromium serves all tests; each window is a context of its own, which knows nothing of another.
public final class Browser implements AutoCloseable {
    private static Playwright playwright;
    private static com.microsoft.playwright.Browser chromium;

    private final BrowserContext context;
    private final Page page;
    private final URI address;

    private Browser(URI address, int width, int height) {
        this.address = address;
        this.context = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height).setLocale("ja-JP"));
        context.setDefaultTimeout(20_000);
        this.page = context.newPage();
    }

    private static com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox")));
        }
        return chromium;
    }

    /// Ends Chromium; called by [NothingIsLeft].
    static void leaveNothing() {
        if (chromium != null) {
            chromium.close();
            playwright.close();
        }
    }

    /// A desktop window in Japanese.
    public static Browser open(URI address) {
        return new Browser(address, 1280, 900);
    }

    /// A telephone's window in Japanese.
    public static Browser openNarrow(URI address) {
        return new Browser(address, 390, 844);
    }

    public Page page() {
        return page;
    }

    public Browser go(String path) {
        page.navigate(address.resolve(path).toString());
        return this;
    }

    public Browser signIn(String email, String password) {
        go("/sign-in");
        page.fill("#email", email);
        page.fill("#password", password);
        page.click("main button");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return this;
    }

    /// Takes a picture of the whole page for somebody to look at.
    public Browser picture(String name) {
        String folder = System.getProperty("banso.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
        return this;
    }

    /// Whether the page is wider than its window, so that one would have to scroll sideways.
    public boolean overflows() {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
    }

    @Override
    public void close() {
        context.close();
    }
}
