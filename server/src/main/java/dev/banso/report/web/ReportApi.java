package dev.banso.report.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.WrittenMonth;
import dev.banso.problem.BansoException;
import dev.banso.report.ReportState;
import dev.banso.report.issue.Contents;
import dev.banso.report.issue.ReportPage;
import dev.banso.report.issue.ReportQuery;
import dev.banso.report.issue.Reports;
import dev.banso.report.paper.ReportPapers;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Monthly reports for programs.
@RestController
@RequestMapping("/api/v1/reports")
class ReportApi {
    private final Reports reports;
    private final ReportPapers papers;

    ReportApi(Reports reports, ReportPapers papers) {
        this.reports = reports;
        this.papers = papers;
    }

    /// Newest month first; of each company and month the latest edition, or every one with `editions=all`.
    @GetMapping
    @Requires(Permission.REPORTS_READ)
    Page list(@RequestParam(required = false) @Nullable UUID company, @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String state, @RequestParam(defaultValue = "latest") String editions, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        ReportPage page = reports.list(new ReportQuery(company, WrittenMonth.read(month), state == null ? null : state(state),
                editions.equals("all"), cursor, limit));
        return new Page(page.items().stream().map(ReportAnswer::of).toList(), page.next());
    }

    private static ReportState state(String code) {
        try {
            return ReportState.of(code);
        } catch (IllegalArgumentException unknown) {
            throw BansoException.user("error.value", code);
        }
    }

    /// Makes the draft of a past month for a company that has none.
    @PostMapping
    @Requires(Permission.REPORTS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    ReportAnswer create(@RequestBody Wanted wanted) {
        YearMonth month = WrittenMonth.read(wanted.month());
        if (wanted.company() == null || month == null) {
            throw BansoException.user("report.error.incomplete");
        }
        return ReportAnswer.of(reports.create(wanted.company(), month));
    }

    @GetMapping("/{id}")
    @Requires(Permission.REPORTS_READ)
    ReportAnswer get(@PathVariable UUID id) {
        return ReportAnswer.of(reports.contents(id));
    }

    @GetMapping("/{id}/pdf")
    @Requires(Permission.REPORTS_READ)
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        Contents contents = reports.contents(id);
        return PdfAnswer.of(contents.report(), papers.pdf(contents.snapshot(), contents.edition()), "report");
    }

    @GetMapping(path = "/{id}/html", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    @Requires(Permission.REPORTS_READ)
    String html(@PathVariable UUID id) {
        Contents contents = reports.contents(id);
        return papers.html(contents.snapshot(), contents.edition());
    }

    @PostMapping("/{id}/release")
    @Requires(Permission.REPORTS_WRITE)
    ReportAnswer release(@PathVariable UUID id) {
        return ReportAnswer.of(reports.release(id));
    }

    @PutMapping("/{id}/comment")
    @Requires(Permission.REPORTS_WRITE)
    ReportAnswer comment(@PathVariable UUID id, @RequestBody Comment comment) {
        return ReportAnswer.of(reports.comment(id, comment.comment() == null ? "" : comment.comment()));
    }

    record Page(List<ReportAnswer> items, @Nullable String next) {}

    record Wanted(@Nullable UUID company, @Nullable String month) {}

    record Comment(@Nullable String comment) {}
}
