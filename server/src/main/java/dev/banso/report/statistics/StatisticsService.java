package dev.banso.report.statistics;

import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.Industries;
import dev.banso.company.Prefectures;
import dev.banso.company.SizeBand;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.monitoring.DetectionCount;
import dev.banso.monitoring.Figures;
import dev.banso.report.Words;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Takes the statistics of all companies that the scope sees, at one point in time, so that every table reconciles with
/// every other.
@Service
public class StatisticsService {
    private static final List<ThreatClass> COUNTED = List.of(ThreatClass.INBOUND, ThreatClass.OUTBOUND, ThreatClass.MALWARE);
    private static final List<ThreatClass> APART = List.of(ThreatClass.BLOCKED_SITE, ThreatClass.ENDPOINT);

    private final Companies companies;
    private final Figures figures;

    StatisticsService(Companies companies, Figures figures) {
        this.companies = companies;
        this.figures = figures;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Statistics take(StatisticsQuery query, Words words) {
        List<Company> taken = companies.all().stream().filter(query::takes).toList();
        Map<YearMonth, Set<UUID>> monitored = companies.monitored(ids(taken, company -> true), query.from(), query.to());
        List<MonthTable> tables = new ArrayList<>(tables(query.months(), counts(query, taken), words));
        tables.add(1, prefectures(query, taken, words));
        return new Statistics(query, query.months(), taken.size(), query.months().stream().map(month -> (long) Objects.requireNonNull(monitored.get(month)).size()).toList(),
                tables, registry(taken, words));
    }

    /// The classes of table 32 count only for companies whose service provides them.
    private List<DetectionCount> counts(StatisticsQuery query, List<Company> taken) {
        List<DetectionCount> counts = new ArrayList<>(figures.counts(ids(taken, company -> true), Set.copyOf(COUNTED), query.from(), query.to()));
        for (ThreatClass optional : APART) {
            Set<UUID> providing = ids(taken, company -> company.services().contains(optional));
            counts.addAll(figures.counts(providing, Set.of(optional), query.from(), query.to()));
        }
        return counts;
    }

    private static Set<UUID> ids(List<Company> companies, Predicate<Company> wanted) {
        return companies.stream().filter(wanted).map(Company::id).collect(Collectors.toSet());
    }

    private MonthTable prefectures(StatisticsQuery query, List<Company> taken, Words words) {
        Map<String, List<DetectionCount>> counts = figures.counts(
                taken.stream().collect(Collectors.toMap(Company::id, Company::prefecture)), query.from(), query.to());
        List<MonthTable.Row> rows = Prefectures.NAMES.stream()
                .filter(counts::containsKey)
                .map(name -> MonthTable.Row.of(Prefectures.name(name, words.locale()), query.months(),
                        Objects.requireNonNull(counts.get(name)).stream().filter(count -> count.threatClass().counted()).toList()).in(name))
                .toList();
        return new MonthTable("prefectures", 0, "statistics.table.prefectures", null, null, rows, true);
    }

    private static List<MonthTable> tables(List<YearMonth> months, List<DetectionCount> counts, Words words) {
        List<MonthTable> tables = new ArrayList<>();
        tables.add(new MonthTable("class", 30, "statistics.table.class", null, null, classes(COUNTED, months, counts, words), true));
        tables.add(attacks("inbound", 33, ThreatClass.INBOUND, null, months, counts));
        tables.add(attacks("outbound", 0, ThreatClass.OUTBOUND, null, months, counts));
        tables.add(new MonthTable("path", 34, "statistics.table.path", ThreatClass.MALWARE, null, paths(months, counts, words), true));
        tables.add(attacks("mail", 35, ThreatClass.MALWARE, MalwarePath.MAIL, months, counts));
        tables.add(attacks("web", 36, ThreatClass.MALWARE, MalwarePath.WEB, months, counts));
        tables.add(attacks("other", 0, ThreatClass.MALWARE, MalwarePath.OTHER, months, counts));
        tables.add(new MonthTable("apart", 0, "statistics.table.apart", null, null, classes(APART, months, counts, words), false));
        return tables;
    }

    private static List<MonthTable.Row> classes(List<ThreatClass> classes, List<YearMonth> months, List<DetectionCount> counts, Words words) {
        return classes.stream()
                .map(threatClass -> row(words.text("report.class." + threatClass.code()), threatClass, null, months, counts))
                .toList();
    }

    private static List<MonthTable.Row> paths(List<YearMonth> months, List<DetectionCount> counts, Words words) {
        List<MonthTable.Row> rows = new ArrayList<>();
        for (MalwarePath path : MalwarePath.values()) {
            rows.add(row(words.text("report.path." + path.code()), ThreatClass.MALWARE, path, months, counts));
        }
        return rows;
    }

    private static MonthTable attacks(
            String key, int number, ThreatClass threatClass, @Nullable MalwarePath path, List<YearMonth> months, List<DetectionCount> counts) {
        Map<String, List<DetectionCount>> attacks = counts.stream()
                .filter(count -> count.threatClass() == threatClass && (path == null || path(count) == path))
                .collect(Collectors.groupingBy(StatisticsService::attack, TreeMap::new, Collectors.toList()));
        List<MonthTable.Row> rows = new ArrayList<>();
        attacks.forEach((name, of) -> rows.add(MonthTable.Row.of(name, months, of).of(threatClass, path, name)));
        return new MonthTable(key, number, "statistics.table." + key, threatClass, path, rows, true);
    }

    private static MonthTable.Row row(String label, ThreatClass threatClass, @Nullable MalwarePath path, List<YearMonth> months,
            List<DetectionCount> counts) {
        return MonthTable.Row.of(label, months, counts.stream()
                .filter(count -> count.threatClass() == threatClass && (path == null || path(count) == path))
                .toList()).of(threatClass, path, null);
    }

    private static List<RegistryTable> registry(List<Company> taken, Words words) {
        return List.of(
                registry("prefecture", 2, taken, Prefectures.NAMES, Company::prefecture, name -> Prefectures.name(name, words.locale())),
                registry("industry", 3, taken, Industries.LETTERS, Company::industry, letter -> Industries.label(letter, words.locale())),
                bands("capital", 4, taken, SizeBand.CAPITAL, Company::capitalYen, words),
                bands("employees", 5, taken, SizeBand.EMPLOYEES, company -> (long) company.employees(), words));
    }

    private static RegistryTable bands(
            String key, int number, List<Company> taken, List<SizeBand> bands, Function<Company, Long> size, Words words) {
        return registry(key, number, taken, bands, company -> SizeBand.of(bands, size.apply(company)), band -> band.label(words.locale()));
    }

    private static <T> RegistryTable registry(
            String key, int number, List<Company> taken, Iterable<T> values, Function<Company, T> property, Function<T, String> label) {
        List<RegistryTable.Row> rows = new ArrayList<>();
        for (T value : values) {
            long count = taken.stream().filter(company -> property.apply(company).equals(value)).count();
            if (count > 0) {
                rows.add(new RegistryTable.Row(label.apply(value), value instanceof SizeBand band ? band.label() : value.toString(), count));
            }
        }
        return new RegistryTable(key, number, "statistics.table." + key, rows);
    }

    private static String attack(DetectionCount count) {
        return count.attack() == null || count.attack().isBlank() ? "–" : count.attack();
    }

    /// Malware always has a path; one that nobody named is another.
    private static MalwarePath path(DetectionCount count) {
        return count.path() == null ? MalwarePath.OTHER : count.path();
    }
}
