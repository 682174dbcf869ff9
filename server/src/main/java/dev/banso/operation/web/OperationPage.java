package dev.banso.operation.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.operation.Amounts;
import dev.banso.operation.Condition;
import dev.banso.operation.Finding;
import dev.banso.operation.LogShares;
import dev.banso.operation.Observation;
import dev.banso.operation.ProviderWatch;
import dev.banso.operation.Workers;
import dev.banso.shell.Page;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/// `/operations`: what is well, what is not, and what to do.
@Controller
class OperationPage {
    private final Observation observation;
    private final LogShares shares;
    private final Workers workers;

    OperationPage(Observation observation, LogShares shares, Workers workers) {
        this.observation = observation;
        this.shares = shares;
        this.workers = workers;
    }

    @GetMapping("/operations")
    @Requires(Permission.OPERATION_READ)
    String show(@ModelAttribute("page") Page page, Model model) {
        ProviderWatch.check();
        Observation.Seen seen = observation.now();
        List<Finding> worstFirst = seen.findings().stream().sorted(Comparator.comparing(Finding::condition).reversed()).toList();
        model.addAttribute("findings", worstFirst);
        model.addAttribute("worst", worstFirst.isEmpty() ? Condition.WELL : worstFirst.getFirst().condition());
        model.addAttribute("seen", seen);
        model.addAttribute("amounts", new Amounts(page));
        model.addAttribute("shares", shares.shares());
        model.addAttribute("workers", workers.all());
        return "operation/operation";
    }
}
