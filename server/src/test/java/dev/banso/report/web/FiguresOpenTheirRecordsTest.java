package dev.banso.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.report.ReportedCompany;
import dev.banso.report.RichAutumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every number that counts detections leads to exactly the alerts whose detections it counts.
class FiguresOpenTheirRecordsTest {
    private static final Pattern LISTED = Pattern.compile("data-detections=\"(\\d+)\"");
    private static RunningBanso banso;
    private static Browser browser;
    private static ReportedCompany company;

    @BeforeAll
    static void start() {
        banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--clock", "2020-12-01T00:00:00+09:00");
        company = RichAutumn.of(banso, "山形テスト株式会社", "ja").getFirst();
        banso.api("POST", "/api/v1/reports", banso.token(), "{\"company\":\"" + company.id + "\",\"month\":\"2020-11\"}");
        browser = Browser.open(banso.uri("/")).signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD);
    }

    @AfterAll
    static void stop() {
        browser.close();
        banso.close();
    }

    /// A number on a page and where it leads.
    private record Figure(long number, String link) {}

    @Test
    void ofAMonthlyReport() {
        String report = banso.api("GET", "/api/v1/reports?month=2020-11&company=" + company.id, banso.token(), null)
                .json().get("items").get(0).get("id").asString();
        List<Figure> figures = figures("/reports/" + report);
        assertThat(figures).as("boxes, months, reactions, attacks").hasSizeGreaterThan(50);
        assertThat(figures).extracting(Figure::link).anyMatch(link -> link.contains("counted=no")).anyMatch(link -> link.contains("path=web"));
        leadToTheirRecords(figures);
        browser.go("/reports/" + report).page().click("td a:text-is('9')");
        browser.picture("records-of-a-figure");
    }

    @Test
    void ofTheListOfReports() {
        leadToTheirRecords(figures("/reports?month=2020-11"));
    }

    @Test
    void ofTheStatistics() {
        List<Figure> figures = figures("/statistics?from=2020-10&to=2020-11");
        assertThat(figures).as("rows, columns, totals, unjudged").hasSizeGreaterThan(60);
        leadToTheirRecords(figures);
    }

    @Test
    void ofTheStatisticsOfSomeCompanies() {
        leadToTheirRecords(figures("/statistics?from=2020-11&to=2020-11&prefecture=青森県&industry=E"));
    }

    @Test
    void ofCompaniesByMonthAndSize() {
        List<Figure> figures = figures("/statistics?from=2020-10&to=2020-11&prefecture=山形県", "main a[href^='/companies?']");
        assertThat(figures).extracting(Figure::link).anyMatch(link -> link.contains("monitored=2020-11"))
                .anyMatch(link -> link.contains("capital=")).anyMatch(link -> link.contains("size="));
        assertThat(figures).allSatisfy(figure -> assertThat(
                banso.api("GET", "/api/v1" + figure.link(), banso.token(), null).json().get("items").size())
                .as(figure.link()).isEqualTo((int) figure.number()));
        browser.go(figures.getFirst().link()).picture("companies-of-a-figure");
    }

    @Test
    void ofThePageThatIsNarrowedSaysHow() {
        String link = figures("/statistics?from=2020-11&to=2020-11&prefecture=山形県").stream().map(Figure::link)
                .filter(one -> one.contains("path=mail") && one.contains("attack=")).findFirst().orElseThrow();
        String words = browser.go(link).picture("narrowed").page().locator("[data-narrowed]").innerText();
        assertThat(words).contains("2020/11/01～2020/11/30", "山形県", "VBA/Agent.A664!tr", "件数に含む検知", "検知 11 件（アラート 1 件）");
        browser.page().selectOption("#order", "newest");
        browser.page().waitForURL(url -> url.contains("order=newest"));
        assertThat(browser.page().url()).as("the figure's filter stays").contains("attack=", "counted=yes");
    }

    private static void leadToTheirRecords(List<Figure> figures) {
        assertThat(figures).isNotEmpty().allSatisfy(figure -> {
            String page = browser.page().request().get(banso.uri("/").resolve(figure.link()).toString()).text();
            Matcher listed = LISTED.matcher(page);
            assertThat(listed.find()).as(figure.link()).isTrue();
            assertThat(Long.parseLong(listed.group(1))).as("page %s", figure.link()).isEqualTo(figure.number());
            JsonNode answer = banso.api("GET", figure.link().replace("/alerts?state=all&since=", "/api/v1/alerts?from=").replace("&until=", "&to="),
                    banso.token(), null).json();
            assertThat(answer.get("detections").asLong()).as("api %s", figure.link()).isEqualTo(figure.number());
            long sum = 0;
            for (JsonNode alert : answer.get("items")) {
                sum += alert.get("detections").asLong();
            }
            assertThat(sum).as("the alerts of %s", figure.link()).isEqualTo(figure.number());
        });
    }

    private static List<Figure> figures(String path) {
        return figures(path, "main a[href^='/alerts?'][href*='counted=']");
    }

    @SuppressWarnings("unchecked")
    private static List<Figure> figures(String path, String which) {
        List<Figure> figures = new ArrayList<>();
        browser.go(path);
        var links = (List<Map<String, String>>) browser.page().evaluate("""
                which => [...document.querySelectorAll(which)]
                          .map(link => ({href: link.getAttribute('href'), text: link.textContent}))""", which);
        links.forEach(link -> figures.add(new Figure(Long.parseLong(link.get("text").replaceAll("\\D", "")), link.get("href"))));
        return figures;
    }
}
