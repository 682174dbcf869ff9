package dev.banso.company.web;

import dev.banso.access.Accounts;
import dev.banso.access.CurrentViewer;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.WrittenMonth;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.CompanyEntry;
import dev.banso.company.CompanyFilter;
import dev.banso.company.CompanyNames;
import dev.banso.company.Contacts;
import dev.banso.company.Devices;
import dev.banso.company.Erasures;
import dev.banso.company.Organisations;
import dev.banso.company.Sites;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import dev.banso.shell.Pager;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The companies: list, one company with all that belongs to it, forms, erasure.
@Controller
public class CompaniesPage {
    private static final int SIZE = 50;

    private final Companies companies;
    private final CompanyNames names;
    private final Contacts contacts;
    private final Sites sites;
    private final Devices devices;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Erasures erasures;
    private final Signs signs;

    CompaniesPage(Companies companies, CompanyNames names, Contacts contacts, Sites sites, Devices devices, Organisations organisations,
            Accounts accounts, Erasures erasures, Signs signs) {
        this.companies = companies;
        this.names = names;
        this.contacts = contacts;
        this.sites = sites;
        this.devices = devices;
        this.organisations = organisations;
        this.accounts = accounts;
        this.erasures = erasures;
        this.signs = signs;
    }

    @GetMapping("/companies")
    @Requires(Permission.COMPANIES_READ)
    String list(@RequestParam MultiValueMap<String, String> parameters, @RequestParam(name = "page", defaultValue = "0") int asked, Model model) {
        if (!CurrentViewer.get().staff()) {
            return "redirect:/companies/" + CurrentViewer.get().reachId();
        }
        Form form = Form.submitted(parameters);
        CompanyFilter filter = new CompanyFilter(form.given("text"), form.given("prefecture"), form.given("industry"), form.given("size"),
                form.given("capital"), WrittenMonth.read(form.given("monitored")));
        Pager pager = Pager.of(asked, SIZE, companies.count(filter));
        model.addAttribute("form", form);
        model.addAttribute("pager", pager);
        model.addAttribute("filtered", !filter.equals(CompanyFilter.ALL));
        model.addAttribute("companies", companies.page(filter, pager.page(), SIZE));
        return "company/list";
    }

    /// What a field in which a company is chosen suggests for what was typed.
    @GetMapping("/companies/choices")
    @Requires(Permission.COMPANIES_READ)
    String choices(@RequestParam(defaultValue = "") String company, Model model) {
        model.addAttribute("names", names.suggested(company));
        return "company/choices";
    }

    @GetMapping("/companies/{company}")
    @Requires(Permission.COMPANIES_READ)
    String show(@PathVariable UUID company, Model model) {
        model.addAttribute("company", companies.get(company));
        model.addAttribute("contacts", contacts.ofCompany(company));
        model.addAttribute("sites", sites.ofCompany(company));
        model.addAttribute("devices", devices.ofCompany(company).stream().map(signs::of).toList());
        model.addAttribute("accounts", accounts.ofCompany(company));
        model.addAttribute("viewers", organisations.grantsFor(company).stream()
                .map(grant -> new GrantLine(organisations.get(grant.organisation()).name(), grant)).toList());
        return "company/show";
    }

    @GetMapping("/companies/new")
    @Requires(Permission.COMPANIES_WRITE)
    String blank(Model model) {
        return form(null, Form.empty().with("locale", "ja"), model);
    }

    @PostMapping("/companies/new")
    @Requires(Permission.COMPANIES_WRITE)
    String create(@RequestParam MultiValueMap<String, String> parameters, @ModelAttribute("page") Page page,
            Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Form form = Form.submitted(parameters);
        try {
            UUID made = companies.create(entry(form).check());
            redirect.addFlashAttribute("notice", page.text("company.created"));
            return "redirect:/companies/" + made;
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return form(null, form.with(invalid), model);
        }
    }

    @GetMapping("/companies/{company}/edit")
    @Requires(Permission.COMPANIES_WRITE)
    String edit(@PathVariable UUID company, Model model) {
        Company found = companies.get(company);
        return form(found, Form.empty()
                .with("name", found.name())
                .with("nameKana", found.nameKana())
                .with("prefecture", found.prefecture())
                .with("industry", found.industry())
                .with("capitalYen", found.capitalYen())
                .with("employees", found.employees())
                .with("locale", found.locale().getLanguage())
                .withAll("services", found.services().stream().map(each -> each.code()).toList()), model);
    }

    @PostMapping("/companies/{company}/edit")
    @Requires(Permission.COMPANIES_WRITE)
    String change(@PathVariable UUID company, @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Form form = Form.submitted(parameters);
        try {
            companies.update(company, entry(form).check());
            redirect.addFlashAttribute("notice", page.text("company.saved"));
            return "redirect:/companies/" + company;
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return form(companies.get(company), form.with(invalid), model);
        }
    }

    @GetMapping("/companies/{company}/erase")
    @Requires(Permission.COMPANIES_WRITE)
    String askErase(@PathVariable UUID company, Model model) {
        model.addAttribute("company", companies.get(company));
        model.addAttribute("form", Form.empty());
        return "company/erase";
    }

    /// The company's name must be typed: this cannot be taken back.
    @PostMapping("/companies/{company}/erase")
    @Requires(Permission.COMPANIES_WRITE)
    String erase(@PathVariable UUID company, @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Company found = companies.get(company);
        Form form = Form.submitted(parameters);
        try {
            Mistakes mistakes = new Mistakes();
            if (!found.name().equals(form.given("name"))) {
                mistakes.add("name", "company.mistake.other-name");
            }
            mistakes.throwIfAny();
            erasures.request(company);
            redirect.addFlashAttribute("notice", page.text("company.erased", found.name()));
            return "redirect:/companies";
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            model.addAttribute("company", found);
            model.addAttribute("form", form.with(invalid));
            return "company/erase";
        }
    }

    private static String form(@org.jspecify.annotations.Nullable Company company, Form form, Model model) {
        model.addAttribute("company", company);
        model.addAttribute("form", form);
        return "company/form";
    }

    private static CompanyEntry entry(Form form) {
        Mistakes mistakes = new Mistakes();
        CompanyEntry entry = new CompanyEntry(form.given("name"), form.given("nameKana"), form.given("prefecture"),
                form.given("industry"), Numbers.read(form, "capitalYen", mistakes), Numbers.small(form, "employees", mistakes),
                form.given("locale"), form.all("services"));
        mistakes.throwIfAny();
        return entry;
    }

    /// A partner that sees the company.
    public record GrantLine(String partner, dev.banso.company.Grant grant) {}
}
