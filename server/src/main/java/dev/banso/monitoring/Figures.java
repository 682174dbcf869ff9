package dev.banso.monitoring;

import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.CompanyCounts;
import dev.banso.company.CompanyFilter;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The figures of tables 30 to 36, from the lines that alerts cover, as they stand now. Months are Japan's.
@Service
public class Figures {
    /// The longest span that is answered at once.
    public static final int MAXIMUM_MONTHS = FigureMonths.MAXIMUM;

    private static final Set<ThreatClass> EVERY_CLASS = EnumSet.allOf(ThreatClass.class);
    private static final Set<ThreatClass> COUNTED = classes(ThreatClass::counted);

    private final MonthlyCountRows rows;
    private final Companies companies;
    private final CompanyCounts groups;

    Figures(MonthlyCountRows rows, Companies companies, CompanyCounts groups) {
        this.rows = rows;
        this.companies = companies;
        this.groups = groups;
    }

    /// The detections of one company, by class, path and attack, both months included.
    @Transactional(readOnly = true)
    public List<DetectionCount> counts(UUID company, YearMonth from, YearMonth to) {
        return counts(Set.of(company), EVERY_CLASS, from, to);
    }

    /// The detections of these classes of some companies together, by class, path and attack, both months included.
    @Transactional(readOnly = true)
    public List<DetectionCount> counts(Set<UUID> companies, Set<ThreatClass> classes, YearMonth from, YearMonth to) {
        return rows.byAttack(new MonthlyCountRows.Span(companies, from, to), classes);
    }

    /// The detections of some companies, by class and path, for each group; both months included.
    ///
    /// @param groups the group of each company
    @Transactional(readOnly = true)
    public Map<String, List<DetectionCount>> counts(Map<UUID, String> groups, YearMonth from, YearMonth to) {
        return rows.byClassAndGroup(groups, from, to).stream().collect(Collectors.groupingBy(MonthlyCountRows.Grouped::group,
                Collectors.mapping(MonthlyCountRows.Grouped::count, Collectors.toList())));
    }

    /// Table 30: classes, with those of table 32, lateral movement and review apart.
    @Transactional(readOnly = true)
    public FigureTable classMonth(FigureFilter filter, YearMonth from, YearMonth to) {
        FigureMonths months = FigureMonths.of(from, to);
        Set<UUID> chosen = chosen(filter);
        return months.classTable(rows.byClass(new MonthlyCountRows.Span(chosen, from, to)), companies.monitored(chosen, from, to));
    }

    /// Table 30 for each group of companies, and for all of them together.
    @Transactional(readOnly = true)
    public GroupedFigures classMonth(FigureFilter filter, CompanyCounts.By by, YearMonth from, YearMonth to) {
        FigureMonths months = FigureMonths.of(from, to);
        Map<UUID, String> grouped = new LinkedHashMap<>();
        list(filter).forEach(company -> grouped.put(company.id(), groups.group(by, company)));
        Map<String, List<DetectionCount>> counts = counts(grouped, from, to);
        Map<YearMonth, Set<UUID>> monitored = companies.monitored(grouped.keySet(), from, to);
        Map<String, Map<YearMonth, Set<UUID>>> monitoredGroups = split(monitored, grouped);
        Set<String> present = Set.copyOf(grouped.values());
        Map<String, FigureTable> tables = new LinkedHashMap<>();
        groups.groups(by).stream().filter(present::contains).forEach(group -> tables.put(group,
                months.classTable(counts.getOrDefault(group, List.of()), monitoredGroups.getOrDefault(group, Map.of()))));
        return new GroupedFigures(months.classTable(counts.values().stream().flatMap(List::stream).toList(), monitored), tables);
    }

    /// Tables 33, 35 and 36: attacks by name, of one class and, of malware, one path.
    ///
    /// @param threatClass null: every counted class
    /// @param path null: every path
    @Transactional(readOnly = true)
    public FigureTable attackMonth(
            FigureFilter filter, @Nullable ThreatClass threatClass, @Nullable MalwarePath path, YearMonth from, YearMonth to) {
        FigureMonths months = FigureMonths.of(from, to);
        Set<UUID> chosen = chosen(filter);
        Set<ThreatClass> classes = threatClass == null ? COUNTED : Set.of(threatClass);
        List<DetectionCount> counts = rows.byAttack(new MonthlyCountRows.Span(chosen, from, to), classes).stream()
                .filter(count -> path == null || count.path() == path)
                .toList();
        return months.table(months.rows().add(counts, count -> Objects.requireNonNullElse(count.attack(), "")).largestFirst(), counts,
                companies.monitored(chosen, from, to));
    }

    /// Table 34: malware by the way it came.
    @Transactional(readOnly = true)
    public FigureTable pathMonth(FigureFilter filter, YearMonth from, YearMonth to) {
        FigureMonths months = FigureMonths.of(from, to);
        Set<UUID> chosen = chosen(filter);
        List<DetectionCount> counts = rows.byClass(new MonthlyCountRows.Span(chosen, from, to)).stream()
                .filter(count -> count.threatClass() == ThreatClass.MALWARE)
                .toList();
        return months.table(months.pathRows(counts), counts, companies.monitored(chosen, from, to));
    }

    private @Nullable Set<UUID> chosen(FigureFilter filter) {
        if (filter.equals(FigureFilter.ALL)) {
            return null;
        }
        if (filter.company() != null && filter.equals(FigureFilter.of(filter.company()))) {
            return Set.of(companies.get(filter.company()).id());
        }
        return list(filter).stream().map(Company::id).collect(Collectors.toCollection(HashSet::new));
    }

    private List<Company> list(FigureFilter filter) {
        List<Company> fitting = companies.all(CompanyFilter.of(filter.prefecture(), filter.industry(), filter.size()));
        if (filter.company() == null) {
            return fitting;
        }
        UUID one = companies.get(filter.company()).id();
        return fitting.stream().filter(company -> company.id().equals(one)).toList();
    }

    /// The companies of each month, by the group of each.
    private static Map<String, Map<YearMonth, Set<UUID>>> split(Map<YearMonth, Set<UUID>> monitored, Map<UUID, String> groups) {
        Map<String, Map<YearMonth, Set<UUID>>> split = new HashMap<>();
        monitored.forEach((month, companies) -> companies.forEach(company -> split
                .computeIfAbsent(Objects.requireNonNull(groups.get(company)), none -> new HashMap<>())
                .computeIfAbsent(month, none -> new HashSet<>())
                .add(company)));
        return split;
    }

    private static Set<ThreatClass> classes(Predicate<ThreatClass> wanted) {
        return Arrays.stream(ThreatClass.values()).filter(wanted).collect(Collectors.toUnmodifiableSet());
    }
}
