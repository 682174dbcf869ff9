package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.CompanyCounts;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/figures/companies`: tables 2 to 5.
@RestController
class CompanyFiguresApi {
    private final CompanyCounts counts;

    CompanyFiguresApi(CompanyCounts counts) {
        this.counts = counts;
    }

    @GetMapping("/api/v1/figures/companies")
    @Requires(Permission.FIGURES_READ)
    Figures companies(@RequestParam String by) {
        List<Row> rows = counts.count(CompanyCounts.By.of(by)).entrySet().stream().map(Row::of).toList();
        return new Figures(by, rows, rows.stream().mapToLong(Row::count).sum());
    }

    record Figures(String by, List<Row> rows, long total) {}

    record Row(String key, long count) {
        static Row of(Map.Entry<String, Long> entry) {
            return new Row(entry.getKey(), entry.getValue());
        }
    }
}
