package dev.banso.company;

import dev.banso.problem.BansoException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;

/// How many companies there are by what they are: tables 2 to 5.
@Service
public class CompanyCounts {
    /// What the companies are counted by.
    public enum By {
        PREFECTURE, INDUSTRY, CAPITAL, EMPLOYEES;

        /// The one of that spelling in the API.
        ///
        /// @throws BansoException user, where there is none
        public static By of(String code) {
            return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst()
                    .orElseThrow(() -> BansoException.user("company.error.figures", code));
        }

        /// Its spelling in the API.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Companies companies;

    CompanyCounts(Companies companies) {
        this.companies = companies;
    }

    /// Companies per group, spelled as the tables print them; prefectures and industries that have none are left out,
    /// size bands are always there.
    public Map<String, Long> count(By by) {
        Map<String, Long> counts = new LinkedHashMap<>();
        groups(by).forEach(group -> counts.put(group, 0L));
        companies.all().forEach(company -> counts.merge(group(by, company), 1L, Long::sum));
        if (by == By.PREFECTURE || by == By.INDUSTRY) {
            counts.values().removeIf(count -> count == 0);
        }
        return counts;
    }

    /// Every group that there may be, spelled and ordered as the tables print them.
    public List<String> groups(By by) {
        return switch (by) {
            case PREFECTURE -> List.copyOf(Prefectures.NAMES);
            case INDUSTRY -> Industries.LETTERS.stream().map(CompanyCounts::industry).toList();
            case CAPITAL -> SizeBand.CAPITAL.stream().map(SizeBand::label).toList();
            case EMPLOYEES -> SizeBand.EMPLOYEES.stream().map(SizeBand::label).toList();
        };
    }

    /// The group that a company is of.
    public String group(By by, Company company) {
        return switch (by) {
            case PREFECTURE -> company.prefecture();
            case INDUSTRY -> industry(company.industry());
            case CAPITAL -> SizeBand.of(SizeBand.CAPITAL, company.capitalYen()).label();
            case EMPLOYEES -> SizeBand.of(SizeBand.EMPLOYEES, company.employees()).label();
        };
    }

    private static String industry(String letter) {
        return Industries.label(letter, Locale.JAPANESE);
    }
}
