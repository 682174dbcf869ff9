package dev.banso.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.report.ReportedCompany;
import dev.banso.report.RichAutumn;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every number leads to exactly what it counts: detections to their alerts, days with data to their days, companies to a list.
class FiguresOpenTheirRecordsTest {
    private static final Pattern LISTED = Pattern.compile("data-detections=\"(\\d+)\"");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:,\\d{3})*");
    private static final String OF_DETECTIONS = "main a[href^='/alerts?'][href*='counted=']";
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

    /// What stands on a page and where it leads; its number is the last one in it.
    private record Figure(String text, String link) {
        List<Long> numbers() {
            return NUMBER.matcher(text).results().map(number -> Long.parseLong(number.group().replace(",", ""))).toList();
        }

        long number() {
            return numbers().getLast();
        }
    }

    @Test
    void ofAMonthlyReport() {
        String report = report();
        List<Figure> figures = figures("/reports/" + report);
        assertThat(figures).as("boxes, months, reactions, attacks").hasSizeGreaterThan(50);
        assertThat(figures).extracting(Figure::link).anyMatch(link -> link.contains("counted=no")).anyMatch(link -> link.contains("path=web"));
        leadToTheirRecords(figures);
        browser.go("/reports/" + report).page().click("td a:text-is('9')");
        browser.picture("records-of-a-figure");
    }

    @Test
    void ofAMonthlyReportsSentencesAndCharts() {
        List<Figure> inSentences = figures("/reports/" + report(), ".report-conclusion a[href*='counted='], .report-box-beside a[href*='counted=']");
        assertThat(inSentences).as("conclusion, the month before, rate, unjudged").hasSizeGreaterThanOrEqualTo(5);
        leadToTheirRecords(inSentences);
        List<Figure> inCharts = figures("/reports/" + report(), "svg a[href*='counted=']");
        assertThat(inCharts).as("sums and parts of two months, attacks").hasSizeGreaterThan(12);
        leadToTheirRecords(inCharts);
    }

    @Test
    void ofDaysWithData() {
        List<Figure> figures = figures("/reports/" + report(), "main a[href*='/days?']");
        assertThat(figures).as("box, chart, months, notes, device").hasSizeGreaterThan(8);
        figures.addAll(figures("/reports?month=2020-11", "main a[href*='/days?']"));
        assertThat(figures).allSatisfy(figure -> {
            JsonNode month = banso.api("GET", "/api/v1" + figure.link(), banso.token(), null).json();
            long days = month.get("monitoredDays").asLong();
            long assigned = month.get("assignedDays").asLong();
            List<Long> numbers = figure.numbers().subList(Math.max(0, figure.numbers().size() - 2), figure.numbers().size());
            assertThat(numbers).as(figure.toString()).isIn(List.of(days), List.of(assigned), List.of(days, assigned));
            browser.go(figure.link());
            assertThat(browser.page().locator("tbody tr:has-text(' 行')").count()).as(figure.link()).isEqualTo((int) days);
            assertThat(browser.page().locator("tbody tr").count()).as(figure.link()).isEqualTo((int) assigned);
        });
        browser.go("/companies/" + company.id + "/days?month=2020-11").picture("days-with-data");
    }

    @Test
    void ofTheAlertsOfAReport() {
        List<Figure> counts = figures("/reports/" + report(), "main a[href$='#days']");
        List<Figure> told = figures("/reports/" + report(), "main p a[href^='/alerts?']:not([href*='counted='])");
        assertThat(told).singleElement().satisfies(all -> assertThat(all.number()).isEqualTo(counts.size())
                .isEqualTo(banso.api("GET", api(all.link()), banso.token(), null).json().get("items").size()));
        assertThat(counts).allSatisfy(figure -> {
            long sum = 0;
            for (JsonNode day : banso.api("GET", "/api/v1" + figure.link().replace("#days", ""), banso.token(), null).json().get("days")) {
                sum += day.get("day").asString().startsWith("2020-11") ? day.get("count").asLong() : 0;
            }
            assertThat(sum).as(figure.link()).isEqualTo(figure.number());
        });
    }

    @Test
    void ofTheListOfReports() {
        leadToTheirRecords(figures("/reports?month=2020-11"));
    }

    @Test
    void ofAContactsOwnReports() {
        company.release(YearMonth.of(2020, 11));
        try (Browser contact = Browser.open(banso.uri("/"))) {
            contact.signIn(company.contact("figures@example.jp"), RunningBanso.PASSWORD);
            leadToTheirRecords(contact, figures(contact, "/reports", OF_DETECTIONS));
            leadToTheirRecords(contact, figures(contact, "/reports/" + report(), OF_DETECTIONS));
            contact.go("/companies/" + company.id + "/days?month=2020-11").picture("days-of-a-contact");
            assertThat(contact.page().locator("main a[href^='/search']").count()).as("contacts do not search lines").isZero();
        }
    }

    @Test
    void ofTheStatistics() {
        List<Figure> figures = figures("/statistics?from=2020-10&to=2020-11");
        assertThat(figures).as("rows, columns, totals, unjudged").hasSizeGreaterThan(60);
        leadToTheirRecords(figures);
    }

    @Test
    void ofTheStatisticsChart() {
        List<Figure> figures = figures("/statistics?from=2020-10&to=2020-11", "svg a[href*='counted=']");
        assertThat(figures).as("three classes, two months, and the names").hasSize(9);
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

    private static String report() {
        return company.report(YearMonth.of(2020, 11)).get("id").asString();
    }

    /// The API's address of the same alerts.
    private static String api(String link) {
        return link.replace("/alerts?state=all&since=", "/api/v1/alerts?from=").replace("&until=", "&to=");
    }

    private static void leadToTheirRecords(List<Figure> figures) {
        leadToTheirRecords(browser, figures);
    }

    private static void leadToTheirRecords(Browser viewer, List<Figure> figures) {
        assertThat(figures).isNotEmpty().allSatisfy(figure -> {
            String page = viewer.page().request().get(banso.uri("/").resolve(figure.link()).toString()).text();
            Matcher listed = LISTED.matcher(page);
            assertThat(listed.find()).as(figure.link()).isTrue();
            assertThat(Long.parseLong(listed.group(1))).as("page %s", figure).isEqualTo(figure.number());
            JsonNode answer = banso.api("GET", api(figure.link()), banso.token(), null).json();
            assertThat(answer.get("detections").asLong()).as("api %s", figure).isEqualTo(figure.number());
            long sum = 0;
            for (JsonNode alert : answer.get("items")) {
                sum += alert.get("detections").asLong();
            }
            assertThat(sum).as("the alerts of %s", figure).isEqualTo(figure.number());
        });
    }

    private static List<Figure> figures(String path) {
        return figures(path, OF_DETECTIONS);
    }

    private static List<Figure> figures(String path, String which) {
        return figures(browser, path, which);
    }

    @SuppressWarnings("unchecked")
    private static List<Figure> figures(Browser viewer, String path, String which) {
        List<Figure> figures = new ArrayList<>();
        viewer.go(path);
        var links = (List<Map<String, String>>) viewer.page().evaluate("""
                which => [...document.querySelectorAll(which)]
                          .map(link => ({href: link.getAttribute('href'), text: link.textContent}))""", which);
        links.forEach(link -> figures.add(new Figure(link.get("text"), link.get("href"))));
        return figures;
    }
}
