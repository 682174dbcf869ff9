package dev.banso.report.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.MovableClock;
import dev.banso.clock.WrittenMonth;
import dev.banso.events.ThreatClass;
import dev.banso.problem.Denied;
import dev.banso.report.Words;
import dev.banso.report.chart.LineChart;
import dev.banso.report.chart.Link;
import dev.banso.report.paper.RecordLinks;
import dev.banso.report.statistics.MonthTable;
import dev.banso.report.statistics.Statistics;
import dev.banso.report.statistics.StatisticsFiles;
import dev.banso.report.statistics.StatisticsQuery;
import dev.banso.report.statistics.StatisticsService;
import dev.banso.shell.Page;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The statistics over all companies that staff may see, on the page and as files.
@Controller
@RequestMapping("/statistics")
class StatisticsPages {
    private static final int USUAL_MONTHS = 6;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StatisticsService statistics;
    private final Clock clock;

    StatisticsPages(StatisticsService statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    /// The filters of the address, blank where nothing was chosen.
    record Filter(@Nullable String from, @Nullable String to, @Nullable String prefecture, @Nullable String industry, @Nullable String size) {}

    @GetMapping
    @Requires(Permission.FIGURES_READ)
    String show(Filter filter, @ModelAttribute("page") Page page, Model model) {
        Words words = words(page);
        Statistics taken = take(filter, words);
        model.addAttribute("statistics", taken);
        RecordLinks links = RecordLinks.of(taken.query().prefecture(), taken.query().industry(), taken.query().size());
        model.addAttribute("chart", chart(taken, links, words));
        model.addAttribute("links", links);
        return "report/statistics";
    }

    @GetMapping("/csv")
    @Requires(Permission.FIGURES_READ)
    ResponseEntity<byte[]> csv(Filter filter, @ModelAttribute("page") Page page) {
        Words words = words(page);
        Statistics taken = take(filter, words);
        return file(taken, StatisticsFiles.csv(taken, words), "text/csv;charset=UTF-8", "csv", words);
    }

    @GetMapping("/xlsx")
    @Requires(Permission.FIGURES_READ)
    ResponseEntity<byte[]> xlsx(Filter filter, @ModelAttribute("page") Page page) {
        Words words = words(page);
        Statistics taken = take(filter, words);
        return file(taken, StatisticsFiles.xlsx(taken, words), XLSX, "xlsx", words);
    }

    private Statistics take(Filter filter, Words words) {
        if (!CurrentViewer.get().staff()) {
            throw new Denied("error.provider-only");
        }
        YearMonth now = YearMonth.now(clock.withZone(MovableClock.JAPAN));
        YearMonth to = WrittenMonth.read(filter.to(), now);
        YearMonth from = WrittenMonth.read(filter.from(), to.minusMonths(USUAL_MONTHS - 1));
        return statistics.take(new StatisticsQuery(from, to, given(filter.prefecture()), given(filter.industry()), given(filter.size())), words);
    }

    private static String chart(Statistics taken, RecordLinks links, Words words) {
        return new LineChart("chart-statistics", words.text("report.chart.months"), words.text("statistics.chart.text"),
                taken.months().stream().map(words::shortMonth).toList(),
                taken.table("class").rows().stream().map(row -> line(row, taken.months(), links, words)).toList())
                .svg();
    }

    private static LineChart.Line line(MonthTable.Row row, List<YearMonth> months, RecordLinks links, Words words) {
        ThreatClass threatClass = Objects.requireNonNull(row.threatClass());
        String name = words.text("report.class-short." + threatClass.code());
        return new LineChart.Line(name, IntStream.range(0, months.size())
                .mapToObj(at -> new LineChart.Point(row.counts().get(at), new Link(
                        links.counted(months.get(at)).of(threatClass).address(),
                        words.month(months.get(at)) + " " + name + ": " + words.text("report.count", row.counts().get(at)))))
                .toList());
    }

    private static ResponseEntity<byte[]> file(Statistics taken, byte[] content, String type, String ending, Words words) {
        String name = words.text("statistics.file-name") + "_" + taken.query().from() + "_" + taken.query().to() + "." + ending;
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header("Content-Disposition", ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .body(content);
    }

    private static Words words(Page page) {
        return new Words(page.messages(), page.locale());
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
