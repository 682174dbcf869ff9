package dev.banso.monitoring;

import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.CompanyFilter;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.problem.BansoException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The figures of tables 30 to 36, from the lines that alerts cover, as they stand now. Months are Japan's.
@Service
public class Figures {
    /// The longest span that is answered at once.
    public static final int MAXIMUM_MONTHS = 120;

    private static final int ALL_COMPANIES = 1_000_000;
    private static final List<String> CLASSES = codes(ThreatClass::counted);
    private static final List<String> APART = codes(threatClass -> !threatClass.counted());
    private static final List<String> PATHS = Arrays.stream(MalwarePath.values()).map(MalwarePath::code).toList();

    private final JdbcClient jdbc;
    private final Companies companies;

    Figures(JdbcClient jdbc, Companies companies) {
        this.jdbc = jdbc;
        this.companies = companies;
    }

    /// Detections of some companies in a month, by all that tables tell apart.
    record Cell(
            YearMonth month,
            ThreatClass threatClass,
            @Nullable MalwarePath path,
            @Nullable String attack,
            @Nullable Boolean blocked,
            long count,
            long unjudged) {}

    /// The detections of all visible companies, both months included.
    @Transactional(readOnly = true)
    public List<DetectionCount> counts(YearMonth from, YearMonth to) {
        return read("d.company_id,", null, from, to).query((row, number) -> count(row)).list();
    }

    /// The detections of one company, both months included.
    @Transactional(readOnly = true)
    public List<DetectionCount> counts(UUID company, YearMonth from, YearMonth to) {
        return read("d.company_id,", Set.of(company), from, to).query((row, number) -> count(row)).list();
    }

    /// Table 30: classes, with those of table 32, lateral movement and review apart.
    @Transactional(readOnly = true)
    public FigureTable classMonth(FigureFilter filter, YearMonth from, YearMonth to) {
        Span span = new Span(filter, from, to);
        List<Cell> counted = span.cells(cell -> cell.threatClass().counted());
        List<Cell> apart = span.cells(cell -> !cell.threatClass().counted());
        return span.table(
                new FigureRows(span.months).with(CLASSES).add(counted, cell -> cell.threatClass().code()).rows(),
                counted,
                new FigureRows(span.months).with(APART).add(apart, cell -> cell.threatClass().code()).rows());
    }

    /// Tables 33, 35 and 36: attacks by name, of one class and, of malware, one path.
    ///
    /// @param threatClass null: every counted class
    /// @param path null: every path
    @Transactional(readOnly = true)
    public FigureTable attackMonth(
            FigureFilter filter, @Nullable ThreatClass threatClass, @Nullable MalwarePath path, YearMonth from, YearMonth to) {
        Span span = new Span(filter, from, to);
        List<Cell> cells = span.cells(cell -> (threatClass == null ? cell.threatClass().counted() : cell.threatClass() == threatClass)
                && (path == null || cell.path() == path));
        return span.table(new FigureRows(span.months)
                .add(cells, cell -> Objects.requireNonNullElse(cell.attack(), "")).largestFirst(), cells, List.of());
    }

    /// Table 34: malware by the way it came.
    @Transactional(readOnly = true)
    public FigureTable pathMonth(FigureFilter filter, YearMonth from, YearMonth to) {
        Span span = new Span(filter, from, to);
        List<Cell> cells = span.cells(cell -> cell.threatClass() == ThreatClass.MALWARE);
        return span.table(new FigureRows(span.months).with(PATHS)
                .add(cells, cell -> (cell.path() == null ? MalwarePath.OTHER : cell.path()).code()).rows(), cells, List.of());
    }

    /// What is asked about, read once.
    private final class Span {
        private final List<YearMonth> months;
        private final @Nullable Set<UUID> chosen;
        private final List<Cell> all;

        private Span(FigureFilter filter, YearMonth from, YearMonth to) {
            months = Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1)).limit(MAXIMUM_MONTHS + 1).toList();
            if (months.isEmpty() || months.size() > MAXIMUM_MONTHS) {
                throw BansoException.user("monitoring.error.span", MAXIMUM_MONTHS);
            }
            chosen = chosen(filter);
            all = read("", chosen, from, to).query((row, number) -> cell(row)).list();
        }

        private List<Cell> cells(Predicate<Cell> wanted) {
            return all.stream().filter(wanted).toList();
        }

        private FigureTable table(List<FigureTable.Row> rows, List<Cell> cells, List<FigureTable.Row> apart) {
            FigureTable.Row total = new FigureRows(months).with(List.of("total")).add(cells, cell -> "total").rows().getFirst();
            Map<YearMonth, Integer> monitored = new LinkedHashMap<>();
            months.forEach(month -> monitored.put(month, monitored(month)));
            return new FigureTable(months, monitored, rows, total, apart);
        }

        private int monitored(YearMonth month) {
            Set<UUID> monitored = companies.monitoredCompanies(month);
            return chosen == null ? monitored.size() : (int) monitored.stream().filter(chosen::contains).count();
        }
    }

    private @Nullable Set<UUID> chosen(FigureFilter filter) {
        if (filter.equals(FigureFilter.ALL)) {
            return null;
        }
        if (filter.company() != null && filter.equals(FigureFilter.of(filter.company()))) {
            return Set.of(companies.get(filter.company()).id());
        }
        Set<UUID> chosen = new HashSet<>();
        companies.list(CompanyFilter.of(filter.prefecture(), filter.industry(), filter.size()), null, ALL_COMPANIES)
                .items().stream().map(Company::id).forEach(chosen::add);
        if (filter.company() != null) {
            companies.get(filter.company());
            chosen.retainAll(Set.of(filter.company()));
        }
        return chosen;
    }

    private JdbcClient.StatementSpec read(String further, @Nullable Set<UUID> companies, YearMonth from, YearMonth to) {
        String ours = companies == null ? "" : "and d.company_id = any(:companies) and a.company_id = any(:companies)";
        JdbcClient.StatementSpec statement = jdbc.sql("""
                select %s date_trunc('month', d.day)::date as month, a.threat_class, a.path, a.attack, d.blocked,
                       sum(d.count) as count,
                       coalesce(sum(d.count) filter (where a.verdict is null), 0) as unjudged
                  from alert_day d join alert a on a.id = d.alert_id
                 where d.day >= :from and d.day < :to
                   and a.threat_class is not null and a.verdict_counts
                   %s
                 group by %s date_trunc('month', d.day), a.threat_class, a.path, a.attack, d.blocked
                 order by %s date_trunc('month', d.day), a.threat_class, a.path, a.attack, d.blocked"""
                .formatted(further, ours, further, further))
                .param("from", from.atDay(1))
                .param("to", to.plusMonths(1).atDay(1));
        return companies == null ? statement : statement.param("companies", companies.toArray(UUID[]::new));
    }

    private static DetectionCount count(ResultSet row) throws SQLException {
        Cell cell = cell(row);
        return new DetectionCount(row.getObject("company_id", UUID.class), cell.month(), cell.threatClass(), cell.path(),
                cell.attack(), cell.blocked(), cell.count(), cell.unjudged());
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                AlertRow.requireClass(Objects.requireNonNull(row.getString("threat_class"))),
                AlertRow.path(row.getString("path")),
                row.getString("attack"),
                AlertRow.blocked(row.getString("blocked")),
                row.getLong("count"),
                row.getLong("unjudged"));
    }

    private static List<String> codes(Predicate<ThreatClass> wanted) {
        return Arrays.stream(ThreatClass.values()).filter(wanted).map(ThreatClass::code).toList();
    }
}
