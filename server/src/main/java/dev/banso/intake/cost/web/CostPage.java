package dev.banso.intake.cost.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.MovableClock;
import dev.banso.clock.WrittenMonth;
import dev.banso.company.Companies;
import dev.banso.intake.cost.SharesOfCost;
import dev.banso.operation.Amounts;
import dev.banso.operation.ProviderWatch;
import dev.banso.problem.InvalidInput;
import dev.banso.shell.Page;
import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// `/companies/{company}/cost`: its share of cost in a month; a part of the company's page, too. For the provider alone.
@Controller
class CostPage {
    private final SharesOfCost shares;
    private final Companies companies;
    private final Clock clock;

    CostPage(SharesOfCost shares, Companies companies, Clock clock) {
        this.shares = shares;
        this.companies = companies;
        this.clock = clock;
    }

    /// The present month where none is asked for.
    @GetMapping("/companies/{company}/cost")
    @Requires(Permission.OPERATION_READ)
    String show(@PathVariable UUID company, @RequestParam(required = false) @Nullable String month, @ModelAttribute("page") Page page, Model model) {
        ProviderWatch.check();
        YearMonth now = now();
        model.addAttribute("company", companies.get(company));
        model.addAttribute("cost", shares.read(company, WrittenMonth.read(month, now)));
        model.addAttribute("now", now);
        model.addAttribute("amounts", new Amounts(page));
        return "intake/cost";
    }

    /// Says what the machine costs from this month on.
    @PostMapping("/operations/cost")
    @Requires(Permission.INTAKE_WRITE)
    String costs(@RequestParam String yen, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        ProviderWatch.check();
        try {
            shares.machineCosts(now(), Long.parseLong(yen.strip().replace(",", "")));
            redirect.addFlashAttribute("notice", page.text("intake.cost.saved"));
        } catch (NumberFormatException | InvalidInput wrong) {
            redirect.addFlashAttribute("notice", page.text("intake.cost.refused", SharesOfCost.MOST_YEN));
        }
        return "redirect:/operations/companies";
    }

    private YearMonth now() {
        return YearMonth.now(clock.withZone(MovableClock.JAPAN));
    }
}
