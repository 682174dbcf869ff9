package dev.banso.monitoring.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.monitoring.Rules;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The rules in use.
@Controller
class RulePages {
    private final Rules rules;

    RulePages(Rules rules) {
        this.rules = rules;
    }

    @GetMapping("/rules")
    @Requires(Permission.ALERTS_READ)
    String rules(Model model) {
        model.addAttribute("rules", rules.all());
        return "monitoring/rules";
    }
}
