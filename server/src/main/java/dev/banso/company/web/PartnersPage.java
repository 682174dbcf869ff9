package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.CompanyNames;
import dev.banso.company.Grant;
import dev.banso.company.Organisations;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
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

/// The provider and its partners, and what each partner may see.
@Controller
@RequestMapping("/partners")
public class PartnersPage {
    private final Organisations organisations;
    private final Companies companies;
    private final CompanyNames names;
    private final ProviderOnly providerOnly;

    PartnersPage(Organisations organisations, Companies companies, CompanyNames names, ProviderOnly providerOnly) {
        this.organisations = organisations;
        this.companies = companies;
        this.names = names;
        this.providerOnly = providerOnly;
    }

    @GetMapping
    @Requires(Permission.ACCESS_READ)
    String list(Model model) {
        model.addAttribute("form", Form.empty());
        return showList(model);
    }

    @PostMapping
    @Requires(Permission.ACCESS_WRITE)
    String create(@RequestParam MultiValueMap<String, String> parameters, @ModelAttribute("page") Page page, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        providerOnly.check();
        Form form = Form.submitted(parameters);
        try {
            UUID made = organisations.createPartner(form.given("name"), form.given("prefecture"));
            redirect.addFlashAttribute("notice", page.text("partner.created"));
            return "redirect:/partners/" + made;
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            model.addAttribute("form", form.with(invalid));
            return showList(model);
        }
    }

    @GetMapping("/{organisation}")
    @Requires(Permission.ACCESS_READ)
    String show(@PathVariable UUID organisation, Model model) {
        return show(organisation, Form.empty(), model);
    }

    @PostMapping("/{organisation}/grants")
    @Requires(Permission.ACCESS_WRITE)
    String grant(@PathVariable UUID organisation, @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        providerOnly.check();
        Form form = Form.submitted(parameters);
        try {
            Mistakes mistakes = new Mistakes();
            String company = form.given("company");
            UUID chosen = names.read(mistakes, "company", company);
            LocalDate from = day(form, "from", mistakes);
            LocalDate to = day(form, "to", mistakes);
            mistakes.throwIfAny();
            organisations.grant(organisation, chosen, from, to);
            redirect.addFlashAttribute("notice", page.text("partner.granted"));
            return "redirect:/partners/" + organisation;
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return show(organisation, form.with(invalid), model);
        }
    }

    @PostMapping("/{organisation}/grants/{grant}/end")
    @Requires(Permission.ACCESS_WRITE)
    String endGrant(@PathVariable UUID organisation, @PathVariable UUID grant, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        providerOnly.check();
        organisations.endGrant(grant);
        redirect.addFlashAttribute("notice", page.text("partner.ended"));
        return "redirect:/partners/" + organisation;
    }

    private String showList(Model model) {
        model.addAttribute("organisations", organisations.all());
        model.addAttribute("ofProvider", providerOnly.holds());
        return "company/partners";
    }

    private String show(UUID organisation, Form form, Model model) {
        model.addAttribute("organisation", organisations.get(organisation));
        model.addAttribute("grants", organisations.grantsOf(organisation).stream()
                .map(grant -> new GrantLine(companies.find(grant.company()).map(Company::name).orElse("–"), grant)).toList());
        model.addAttribute("companies", names);
        model.addAttribute("ofProvider", providerOnly.holds());
        model.addAttribute("form", form);
        return "company/partner";
    }

    private static @Nullable LocalDate day(Form form, String field, Mistakes mistakes) {
        String text = form.given(field);
        return text == null ? null : mistakes.<@Nullable LocalDate>read(field, text, LocalDate::parse, null, "mistake.date");
    }

    /// A grant with its company's name.
    public record GrantLine(String company, Grant grant) {}
}
