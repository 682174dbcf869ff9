package dev.banso.monitoring.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.Companies;
import dev.banso.monitoring.Exclusions;
import dev.banso.monitoring.Rules;
import dev.banso.shell.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The rules in use and the companies' filters.
@Controller
class RulePages {
    private final Rules rules;
    private final Exclusions exclusions;
    private final Companies companies;

    RulePages(Rules rules, Exclusions exclusions, Companies companies) {
        this.rules = rules;
        this.exclusions = exclusions;
        this.companies = companies;
    }

    @GetMapping("/rules")
    @Requires(Permission.ALERTS_READ)
    String rules(Model model) {
        model.addAttribute("rules", rules.all());
        return "monitoring/rules";
    }

    @GetMapping("/exclusions")
    @Requires(Permission.ALERTS_READ)
    String exclusions(Model model) {
        Map<UUID, String> names = new HashMap<>();
        companies.all().forEach(company -> names.put(company.id(), company.name()));
        model.addAttribute("exclusions", exclusions.all());
        model.addAttribute("names", names);
        return "monitoring/exclusions";
    }

    @PostMapping("/exclusions/{id}/lift")
    @Requires(Permission.VERDICTS_WRITE)
    String lift(@PathVariable UUID id, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        exclusions.lift(id);
        redirect.addFlashAttribute("notice", page.text("monitoring.exclusions.lifted.notice"));
        return "redirect:/exclusions";
    }
}
