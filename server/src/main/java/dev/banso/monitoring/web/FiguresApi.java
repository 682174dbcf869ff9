package dev.banso.monitoring.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.WrittenMonth;
import dev.banso.company.CompanyCounts;
import dev.banso.events.ThreatClass;
import dev.banso.monitoring.FigureFilter;
import dev.banso.monitoring.FigureTable;
import dev.banso.monitoring.Figures;
import dev.banso.monitoring.GroupedFigures;
import dev.banso.problem.BansoException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The monthly figures of tables 30 and 33 to 36, with the companies monitored in each month. Without `from` and `to`: the
/// twelve months up to this one.
@RestController
@RequestMapping("/api/v1/figures")
@Requires(Permission.FIGURES_READ)
class FiguresApi {
    private static final int USUAL_MONTHS = 12;

    private final Figures figures;
    private final MessageSource messages;
    private final Clock clock;

    FiguresApi(Figures figures, MessageSource messages, Clock clock) {
        this.figures = figures;
        this.messages = messages;
        this.clock = clock;
    }

    /// Which months and companies.
    ///
    /// @param size label of an employee band of table 5
    record Asking(
            @Nullable String from,
            @Nullable String to,
            @Nullable UUID company,
            @Nullable String prefecture,
            @Nullable String industry,
            @Nullable String size) {
        FigureFilter filter() {
            return new FigureFilter(company, Asked.text(prefecture), Asked.text(industry), Asked.text(size));
        }
    }

    @GetMapping("/class-month")
    TableJson classMonth(Asking asking) {
        YearMonth to = to(asking);
        return classes(figures.classMonth(asking.filter(), from(asking, to), to));
    }

    /// The same once more for each group of companies that there is.
    ///
    /// @param by prefecture, industry, capital or employees
    @GetMapping(path = "/class-month", params = "by")
    GroupedJson classMonth(Asking asking, @RequestParam String by) {
        YearMonth to = to(asking);
        GroupedFigures grouped = figures.classMonth(asking.filter(), CompanyCounts.By.of(by), from(asking, to), to);
        TableJson all = classes(grouped.all());
        return new GroupedJson(all.months(), all.monitored(), all.rows(), all.total(), all.apart(), by, grouped.groups().entrySet().stream()
                .map(group -> GroupJson.of(group.getKey(), classes(group.getValue())))
                .toList());
    }

    private TableJson classes(FigureTable table) {
        return json(table, key -> label("monitoring.class." + key));
    }

    @GetMapping("/attack-month")
    TableJson attackMonth(
            Asking asking,
            @RequestParam(name = "class", required = false) @Nullable String threatClass,
            @RequestParam(required = false) @Nullable String path) {
        YearMonth to = to(asking);
        ThreatClass wanted = Asked.threatClass(threatClass);
        if (path != null && !path.isBlank() && wanted != null && wanted != ThreatClass.MALWARE) {
            throw BansoException.user("monitoring.error.path");
        }
        return json(figures.attackMonth(asking.filter(), wanted, Asked.path(path), from(asking, to), to),
                key -> key.isEmpty() ? label("monitoring.attack.unnamed") : key);
    }

    @GetMapping("/path-month")
    TableJson pathMonth(Asking asking) {
        YearMonth to = to(asking);
        return json(figures.pathMonth(asking.filter(), from(asking, to), to), key -> label("monitoring.path." + key));
    }

    private YearMonth to(Asking asking) {
        return WrittenMonth.read(asking.to(), YearMonth.now(clock));
    }

    private static YearMonth from(Asking asking, YearMonth to) {
        return WrittenMonth.read(asking.from(), to.minusMonths(USUAL_MONTHS - 1L));
    }

    private String label(String key) {
        Locale locale = CurrentViewer.get().locale();
        return messages.getMessage(key, null, locale);
    }

    private static TableJson json(FigureTable table, Function<String, String> label) {
        Map<String, Integer> monitored = new LinkedHashMap<>();
        table.monitored().forEach((month, companies) -> monitored.put(month.toString(), companies));
        return new TableJson(
                table.months().stream().map(YearMonth::toString).toList(),
                monitored,
                table.rows().stream().map(row -> RowJson.of(row, label.apply(row.key()))).toList(),
                RowJson.of(table.total(), ""),
                table.apart().stream().map(row -> RowJson.of(row, label.apply(row.key()))).toList());
    }

    /// Monthly figures; `apart` is never part of `total`.
    record TableJson(
            List<String> months, Map<String, Integer> monitored, List<RowJson> rows, RowJson total, List<RowJson> apart) {}

    /// The same over all groups, and of each.
    record GroupedJson(
            List<String> months, Map<String, Integer> monitored, List<RowJson> rows, RowJson total, List<RowJson> apart,
            String by, List<GroupJson> groups) {}

    /// Monthly figures of a group of companies.
    ///
    /// @param key its name, as `/figures/companies` spells it
    record GroupJson(
            String key, Map<String, Integer> monitored, List<RowJson> rows, RowJson total, List<RowJson> apart) {
        static GroupJson of(String key, TableJson table) {
            return new GroupJson(key, table.monitored(), table.rows(), table.total(), table.apart());
        }
    }

    /// One row.
    record RowJson(String key, String label, List<Long> counts, long total, long unjudged, long blocked, long unblocked) {
        static RowJson of(FigureTable.Row row, String label) {
            return new RowJson(row.key(), label, row.counts(), row.total(), row.unjudged(), row.blocked(), row.unblocked());
        }
    }
}
