package dev.banso.report.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.WrittenMonth;
import dev.banso.problem.BansoException;
import dev.banso.problem.InvalidInput;
import dev.banso.report.Report;
import dev.banso.report.issue.Contents;
import dev.banso.report.issue.Deadline;
import dev.banso.report.issue.ReportPage;
import dev.banso.report.issue.ReportQuery;
import dev.banso.report.issue.Reports;
import dev.banso.report.paper.CommentText;
import dev.banso.report.paper.ReportPapers;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Reports as people read, comment and release them.
@Controller
@RequestMapping("/reports")
class ReportPages {
    private static final int PAGE = 200;

    private final Reports reports;
    private final ReportPapers papers;

    ReportPages(Reports reports, ReportPapers papers) {
        this.reports = reports;
        this.papers = papers;
    }

    /// Staff see one month of all companies, a contact all months of their own.
    @GetMapping
    @Requires(Permission.REPORTS_READ)
    String list(@RequestParam(required = false) @Nullable String month, @RequestParam(required = false) @Nullable String cursor, Model model) {
        if (!CurrentViewer.get().staff()) {
            model.addAttribute("found", reports.list(new ReportQuery(null, null, null, false, cursor, PAGE)));
            return "report/own";
        }
        List<YearMonth> months = reports.months();
        YearMonth asked = WrittenMonth.read(month);
        YearMonth chosen = asked != null || months.isEmpty() ? asked : months.getFirst();
        model.addAttribute("months", months);
        model.addAttribute("chosen", chosen);
        model.addAttribute("found", chosen == null
                ? new ReportPage(List.of(), null)
                : reports.list(new ReportQuery(null, chosen, null, false, cursor, PAGE)));
        model.addAttribute("deadline", reports.deadline());
        model.addAttribute("keptMonths", reports.keptMonths());
        return "report/list";
    }

    @GetMapping("/{id}")
    @Requires(Permission.REPORTS_READ)
    String show(@PathVariable UUID id, Model model) {
        Contents contents = reports.contents(id);
        return show(contents, Form.empty().with("comment", contents.report().comment()), model);
    }

    private String show(Contents contents, Form form, Model model) {
        Report report = contents.report();
        model.addAttribute("form", form);
        model.addAttribute("report", report);
        model.addAttribute("document", papers.document(contents.snapshot(), contents.edition()));
        model.addAttribute("unprintable", papers.unprintable(contents.snapshot(), contents.edition()));
        model.addAttribute("editions", reports.list(new ReportQuery(report.company(), report.month(), null, true, null, PAGE)).items());
        model.addAttribute("due", report.draft() ? reports.due(report).orElse(null) : null);
        return "report/report";
    }

    @GetMapping("/{id}/pdf")
    @Requires(Permission.REPORTS_READ)
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, @ModelAttribute("page") Page page) {
        Contents contents = reports.contents(id);
        return PdfAnswer.of(contents.report(), papers.pdf(contents.snapshot(), contents.edition()), page.text("report.file-name"));
    }

    @PostMapping("/{id}/release")
    @Requires(Permission.REPORTS_WRITE)
    String release(@PathVariable UUID id, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        Report released = reports.release(id);
        redirect.addFlashAttribute("notice", page.text("report.released", released.companyName()));
        return "redirect:/reports/" + id;
    }

    /// Releases every chosen draft; those that cannot be released are named and the others go out.
    @PostMapping("/release")
    @Requires(Permission.REPORTS_WRITE)
    String releaseMany(@RequestParam(defaultValue = "") List<UUID> report, @RequestParam String month,
            @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        YearMonth chosen = WrittenMonth.read(month);
        List<String> refused = new ArrayList<>();
        for (UUID id : report) {
            String name = reports.get(id).companyName();
            try {
                reports.release(id);
            } catch (BansoException cannot) {
                refused.add(name);
            }
        }
        redirect.addFlashAttribute("notice", refused.isEmpty()
                ? page.text("report.released-many", report.size())
                : page.text("report.released-some", report.size() - refused.size(), String.join(", ", refused)));
        return "redirect:/reports" + (chosen == null ? "" : "?month=" + chosen);
    }

    @PostMapping("/{id}/comment")
    @Requires(Permission.REPORTS_WRITE)
    String comment(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> parameters, @ModelAttribute("page") Page page,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Form form = Form.submitted(parameters);
        try {
            reports.comment(id, form.value("comment"));
        } catch (InvalidInput invalid) {
            response.setStatus(invalid.status());
            return show(reports.contents(id), form.with(invalid), model);
        }
        redirect.addFlashAttribute("notice", page.text("report.comment.saved"));
        return "redirect:/reports/" + id;
    }

    /// What the comment being written will look like.
    @PostMapping("/comment/preview")
    @Requires(Permission.REPORTS_WRITE)
    String preview(@RequestParam String comment, Model model) {
        model.addAttribute("comment", CommentText.of(comment));
        return "report/comment";
    }

    @PostMapping("/deadline")
    @Requires(Permission.ACCESS_WRITE)
    String deadline(@RequestParam(required = false) @Nullable Integer day, @RequestParam String time, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        try {
            reports.setDeadline(new Deadline(day, LocalTime.parse(time)));
        } catch (DateTimeParseException invalid) {
            throw BansoException.user("report.error.time");
        }
        redirect.addFlashAttribute("notice", page.text("report.deadline.saved"));
        return "redirect:/reports";
    }

    @PostMapping("/retention")
    @Requires(Permission.ACCESS_WRITE)
    String retention(@RequestParam(required = false) @Nullable Integer months, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        reports.keep(months);
        redirect.addFlashAttribute("notice", page.text("report.retention.saved"));
        return "redirect:/reports";
    }
}
