package dev.banso.intake.usage.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.MovableClock;
import dev.banso.intake.cost.SharesOfCost;
import dev.banso.intake.device.DeviceLags;
import dev.banso.intake.usage.CompanyUsage;
import dev.banso.intake.usage.CompanyUsages;
import dev.banso.intake.web.Names;
import dev.banso.operation.ProviderWatch;
import dev.banso.operation.Amounts;
import dev.banso.shell.Page;
import dev.banso.shell.Pager;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/// `/operations/companies` and `/operations/devices`: who takes how much room, and whose lines are late.
@Controller
class UsagePages {
    private static final int SIZE = 50;

    private final CompanyUsages usages;
    private final DeviceLags lags;
    private final Names names;
    private final SharesOfCost shares;
    private final Clock clock;

    UsagePages(CompanyUsages usages, DeviceLags lags, Names names, SharesOfCost shares, Clock clock) {
        this.usages = usages;
        this.lags = lags;
        this.names = names;
        this.shares = shares;
        this.clock = clock;
    }

    @GetMapping("/operations/companies")
    @Requires(Permission.OPERATION_READ)
    String companies(@RequestParam(name = "page", defaultValue = "0") int asked, @ModelAttribute("page") Page page, Model model) {
        ProviderWatch.check();
        List<CompanyUsage> all = usages.largestFirst();
        Pager pager = Pager.of(asked, SIZE, all.size());
        model.addAttribute("pager", pager);
        model.addAttribute("usages", all.stream().skip((long) pager.page() * SIZE).limit(SIZE).toList());
        model.addAttribute("total", usages.total());
        model.addAttribute("machineYen", shares.machineYen(YearMonth.now(clock.withZone(MovableClock.JAPAN))));
        model.addAttribute("names", names.read());
        model.addAttribute("amounts", new Amounts(page));
        return "intake/usages";
    }

    @GetMapping("/operations/devices")
    @Requires(Permission.OPERATION_READ)
    String devices(@RequestParam(name = "page", defaultValue = "0") int asked, @ModelAttribute("page") Page page, Model model) {
        ProviderWatch.check();
        Pager pager = Pager.of(asked, SIZE, lags.count());
        model.addAttribute("pager", pager);
        model.addAttribute("lags", lags.page(pager.page(), SIZE));
        model.addAttribute("names", names.read());
        model.addAttribute("amounts", new Amounts(page));
        return "intake/lags";
    }
}
