package dev.banso.intake.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.MovableClock;
import dev.banso.clock.WrittenMonth;
import dev.banso.company.Companies;
import dev.banso.intake.days.DataMonths;
import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// `/companies/{company}/days`: the days with data of a month, which a report counts.
@Controller
class DataDaysPage {
    private final DataMonths months;
    private final Companies companies;
    private final Clock clock;

    DataDaysPage(DataMonths months, Companies companies, Clock clock) {
        this.months = months;
        this.companies = companies;
        this.clock = clock;
    }

    /// The present month where none is asked for.
    @GetMapping("/companies/{company}/days")
    @Requires(Permission.DEVICES_READ)
    String show(@PathVariable UUID company, @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable UUID device, Model model) {
        YearMonth now = YearMonth.now(clock.withZone(MovableClock.JAPAN));
        model.addAttribute("company", companies.get(company));
        model.addAttribute("data", months.read(company, WrittenMonth.read(month, now), device));
        model.addAttribute("device", device);
        model.addAttribute("now", now);
        return "intake/days";
    }
}
