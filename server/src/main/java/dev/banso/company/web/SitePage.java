package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.Companies;
import dev.banso.company.PowerOff;
import dev.banso.company.Site;
import dev.banso.company.SiteEntry;
import dev.banso.company.Sites;
import dev.banso.problem.BansoException;
import dev.banso.problem.InvalidInput;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/// A company's sites, with the hours in which they have no power. `new` in the address stands for one that is being made.
@Controller
@RequestMapping("/companies/{company}")
class SitePage {
    private static final int POWER_OFF_ROWS = 2;

    private final Companies companies;
    private final Sites sites;

    SitePage(Companies companies, Sites sites) {
        this.companies = companies;
        this.sites = sites;
    }

    @GetMapping("/sites/{site}")
    @Requires(Permission.COMPANIES_WRITE)
    String site(@PathVariable UUID company, @PathVariable String site, Model model) {
        if (site.equals("new")) {
            return siteForm(company, null, Form.empty(), POWER_OFF_ROWS, model);
        }
        Site found = site(company, site);
        Form form = Form.empty().with("name", found.name()).with("address", found.address());
        int row = 0;
        for (PowerOff hours : found.powerOff()) {
            SiteEntry.Hours entered = SiteEntry.Hours.of(hours);
            form = form.withAll("days" + row, entered.days() == null ? List.of() : entered.days())
                    .with("from" + row, entered.from()).with("to" + row, entered.to());
            row++;
        }
        return siteForm(company, found, form, Math.max(POWER_OFF_ROWS, row + 1), model);
    }

    @PostMapping("/sites/{site}")
    @Requires(Permission.COMPANIES_WRITE)
    String saveSite(@PathVariable UUID company, @PathVariable String site, @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        companies.get(company);
        Form form = Form.submitted(parameters);
        Site found = site.equals("new") ? null : site(company, site);
        int rows = Math.max(POWER_OFF_ROWS, found == null ? 0 : found.powerOff().size() + 1);
        try {
            SiteEntry entry = new SiteEntry(form.given("name"), form.given("address"), hours(form, rows));
            if (found == null) {
                sites.create(company, entry.check());
            } else {
                sites.update(found.id(), entry.check());
            }
            return PartAddress.done(company, page, redirect, "site.saved");
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return siteForm(company, found, form.with(invalid), rows, model);
        }
    }

    @PostMapping("/sites/{site}/remove")
    @Requires(Permission.COMPANIES_WRITE)
    String removeSite(@PathVariable UUID company, @PathVariable String site, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        sites.remove(site(company, site).id());
        return PartAddress.done(company, page, redirect, "site.removed");
    }

    private static List<SiteEntry.Hours> hours(Form form, int rows) {
        List<SiteEntry.Hours> hours = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            if (!form.all("days" + row).isEmpty() || form.given("from" + row) != null || form.given("to" + row) != null) {
                hours.add(new SiteEntry.Hours(form.all("days" + row), form.given("from" + row), form.given("to" + row)));
            }
        }
        return hours;
    }

    private Site site(UUID company, String site) {
        Site found = sites.get(PartAddress.number(site));
        if (!found.company().equals(company)) {
            throw BansoException.notFound("company.error.no-site");
        }
        return found;
    }

    private String siteForm(UUID company, @Nullable Site site, Form form, int rows, Model model) {
        model.addAttribute("company", companies.get(company));
        model.addAttribute("site", site);
        model.addAttribute("form", form);
        model.addAttribute("rows", rows);
        return "company/site";
    }
}
