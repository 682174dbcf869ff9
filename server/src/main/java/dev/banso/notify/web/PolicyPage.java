package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.notify.policy.Cell;
import dev.banso.notify.policy.NoticePolicy;
import dev.banso.notify.policy.Outcome;
import dev.banso.notify.policy.Timing;
import dev.banso.shell.Page;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The table that says when a company hears of an alert.
@Controller
class PolicyPage {
    private final NoticePolicy policy;

    PolicyPage(NoticePolicy policy) {
        this.policy = policy;
    }

    @GetMapping("/notice-settings/policy")
    @Requires(Permission.NOTICES_WRITE)
    String form(Model model) {
        ProvidersDesk.check();
        model.addAttribute("subjects", policy.subjects());
        model.addAttribute("table", policy.table());
        model.addAttribute("changed", policy.changed());
        return "notify/policy";
    }

    @PostMapping("/notice-settings/policy")
    @Requires(Permission.NOTICES_WRITE)
    String save(@RequestParam MultiValueMap<String, String> parameters, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        ProvidersDesk.check();
        Map<Cell, Timing> table = new HashMap<>();
        for (String subject : policy.subjects()) {
            for (Outcome outcome : Outcome.values()) {
                for (int severity = Cell.LOWEST; severity <= Cell.HIGHEST; severity++) {
                    Cell cell = new Cell(subject, outcome, severity);
                    String chosen = parameters.getFirst(cell.field());
                    Timing.of(chosen == null ? "" : chosen).ifPresent(timing -> table.put(cell, timing));
                }
            }
        }
        policy.change(table);
        redirect.addFlashAttribute("notice", page.text("notify.page.saved"));
        return "redirect:/notice-settings/policy";
    }

    @PostMapping("/notice-settings/policy/reset")
    @Requires(Permission.NOTICES_WRITE)
    String reset(@ModelAttribute("page") Page page, RedirectAttributes redirect) {
        ProvidersDesk.check();
        policy.reset();
        redirect.addFlashAttribute("notice", page.text("notify.page.reset.done"));
        return "redirect:/notice-settings/policy";
    }
}
