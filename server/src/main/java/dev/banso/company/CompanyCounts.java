package dev.banso.company;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// How many companies there are by what they are: tables 2 to 5.
@Service
public class CompanyCounts {
    /// What the companies are counted by.
    public enum By { PREFECTURE, INDUSTRY, CAPITAL, EMPLOYEES }

    private final Companies companies;

    CompanyCounts(Companies companies) {
        this.companies = companies;
    }

    /// Companies per group, spelled as the tables print them; prefectures and industries that have none are left out,
    /// size bands are always there.
    public Map<String, Long> count(By by) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Iterable<String> groups = switch (by) {
            case PREFECTURE -> Prefectures.NAMES;
            case INDUSTRY -> Industries.LETTERS.stream().map(CompanyCounts::industry).toList();
            case CAPITAL -> SizeBand.CAPITAL.stream().map(SizeBand::label).toList();
            case EMPLOYEES -> SizeBand.EMPLOYEES.stream().map(SizeBand::label).toList();
        };
        groups.forEach(group -> counts.put(group, 0L));
        Function<Company, String> group = group(by);
        companies.all().forEach(company -> counts.merge(group.apply(company), 1L, Long::sum));
        if (by == By.PREFECTURE || by == By.INDUSTRY) {
            counts.values().removeIf(count -> count == 0);
        }
        return counts;
    }

    private static Function<Company, String> group(By by) {
        return switch (by) {
            case PREFECTURE -> Company::prefecture;
            case INDUSTRY -> company -> industry(company.industry());
            case CAPITAL -> company -> SizeBand.of(SizeBand.CAPITAL, company.capitalYen()).label();
            case EMPLOYEES -> company -> SizeBand.of(SizeBand.EMPLOYEES, company.employees()).label();
        };
    }

    private static String industry(String letter) {
        return Industries.label(letter, Locale.JAPANESE);
    }
}
