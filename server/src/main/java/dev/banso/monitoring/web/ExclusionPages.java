package dev.banso.monitoring.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.Companies;
import dev.banso.database.Scope;
import dev.banso.monitoring.Exclusion;
import dev.banso.monitoring.Exclusions;
import dev.banso.problem.BansoException;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The filters: what they took in, their text, a new one, and lifting.
@Controller
class ExclusionPages {
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_FILTER = 20_000;
    /// In the form's choice of companies.
    private static final String ALL = "all";

    private final Exclusions exclusions;
    private final Companies companies;

    ExclusionPages(Exclusions exclusions, Companies companies) {
        this.exclusions = exclusions;
        this.companies = companies;
    }

    @GetMapping("/exclusions")
    @Requires(Permission.ALERTS_READ)
    String list(@ModelAttribute("page") Page page, Model model) {
        return show(Form.empty().with("filter", example(page)), model);
    }

    @PostMapping("/exclusions")
    @Requires(Permission.VERDICTS_WRITE)
    String add(
            @RequestParam MultiValueMap<String, String> parameters, @ModelAttribute("page") Page page, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Form form = Form.submitted(parameters);
        try {
            add(form);
        } catch (InvalidInput invalid) {
            response.setStatus(invalid.status());
            return show(form.with(invalid), model);
        }
        redirect.addFlashAttribute("notice", page.text("monitoring.exclusions.added"));
        return "redirect:/exclusions";
    }

    private void add(Form form) {
        Mistakes mistakes = new Mistakes();
        String filter = mistakes.text("filter", form.value("filter"), LONGEST_FILTER);
        String reason = mistakes.text("reason", form.value("reason"), LONGEST_REASON);
        @Nullable UUID company = mistakes.<@Nullable UUID>read("company", form.value("company"),
                chosen -> chosen.equals(ALL) ? null : UUID.fromString(chosen), null, "mistake.required");
        mistakes.throwIfAny();
        try {
            exclusions.add(company, filter, reason);
        } catch (InvalidInput invalid) {
            throw invalid;
        } catch (BansoException refused) {
            mistakes.add("filter", refused.key(), refused.arguments());
        }
        mistakes.throwIfAny();
    }

    @PostMapping("/exclusions/{id}/lift")
    @Requires(Permission.VERDICTS_WRITE)
    String lift(@PathVariable UUID id, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        exclusions.lift(id);
        redirect.addFlashAttribute("notice", page.text("monitoring.exclusions.lifted.notice"));
        return "redirect:/exclusions";
    }

    /// The filter as a file for other Sigma tools.
    @GetMapping("/exclusions/{id}/sigma.yml")
    @Requires(Permission.ALERTS_READ)
    ResponseEntity<String> download(@PathVariable UUID id) {
        Exclusion exclusion = exclusions.get(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(id + ".yml").build().toString())
                .body(exclusion.filter());
    }

    private String show(Form form, Model model) {
        Map<String, String> names = new LinkedHashMap<>();
        companies.all().forEach(company -> names.put(company.id().toString(), company.name()));
        model.addAttribute("exclusions", exclusions.all());
        model.addAttribute("names", names);
        model.addAttribute("everywhere", CurrentViewer.get().reach() == Scope.Kind.PROVIDER);
        model.addAttribute("form", form);
        return "monitoring/exclusions";
    }

    /// What a filter looks like, for the empty form; its id is new.
    private static String example(Page page) {
        return """
                title: %s
                id: %s
                logsource:
                    category: detection
                filter:
                    rules: any
                    selection:
                        srcip: 192.168.1.10
                    condition: selection
                """.formatted(page.text("monitoring.exclusions.example"), UUID.randomUUID());
    }
}
