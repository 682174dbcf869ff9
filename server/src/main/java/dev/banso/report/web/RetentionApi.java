package dev.banso.report.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.problem.Denied;
import dev.banso.report.issue.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/report-retention`: how long reports are kept, and with them the lines that they count. Staff may read it, the provider
/// alone changes it.
@RestController
@RequestMapping("/api/v1/report-retention")
class RetentionApi {
    private final Reports reports;

    RetentionApi(Reports reports) {
        this.reports = reports;
    }

    @GetMapping
    @Requires(Permission.REPORTS_READ)
    RetentionJson get() {
        if (!CurrentViewer.get().staff()) {
            throw new Denied("error.denied");
        }
        return new RetentionJson(reports.keptMonths());
    }

    /// Sets it. Reports that are older are deleted in the background.
    @PutMapping
    @Requires(Permission.ACCESS_WRITE)
    RetentionJson put(@RequestBody RetentionJson retention) {
        reports.keep(retention.months());
        return get();
    }

    /// @param months for which a report is kept after its own month, 14 to 600; null: without end
    record RetentionJson(@Nullable Integer months) {}
}
