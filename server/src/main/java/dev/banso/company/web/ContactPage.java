package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.Companies;
import dev.banso.company.Contact;
import dev.banso.company.ContactEntry;
import dev.banso.company.Contacts;
import dev.banso.problem.BansoException;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
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

/// A company's contacts. `new` in the address stands for one that is being made.
@Controller
@RequestMapping("/companies/{company}")
class ContactPage {
    private final Companies companies;
    private final Contacts contacts;

    ContactPage(Companies companies, Contacts contacts) {
        this.companies = companies;
        this.contacts = contacts;
    }

    @GetMapping("/contacts/{contact}")
    @Requires(Permission.COMPANIES_WRITE)
    String contact(@PathVariable UUID company, @PathVariable String contact, Model model) {
        if (contact.equals("new")) {
            int rank = contacts.ofCompany(company).size() + 1;
            return contactForm(company, null, Form.empty().with("locale", "ja").with("minimumSeverity", 1).with("rank", rank).with("wantsReports", "true"), model);
        }
        Contact found = contact(company, contact);
        return contactForm(company, found, Form.empty()
                .with("name", found.name()).with("email", found.email()).with("phone", found.phone())
                .with("locale", found.locale().getLanguage()).with("minimumSeverity", found.minimumSeverity())
                .with("rank", found.rank()).with("wantsReports", found.wantsReports() ? "true" : null), model);
    }

    @PostMapping("/contacts/{contact}")
    @Requires(Permission.COMPANIES_WRITE)
    String saveContact(@PathVariable UUID company, @PathVariable String contact, @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        companies.get(company);
        Form form = Form.submitted(parameters);
        Contact found = contact.equals("new") ? null : contact(company, contact);
        try {
            Mistakes mistakes = new Mistakes();
            ContactEntry entry = new ContactEntry(form.given("name"), form.given("email"), form.given("phone"), form.given("locale"),
                    Numbers.small(form, "minimumSeverity", mistakes), Numbers.small(form, "rank", mistakes), form.has("wantsReports", "true"));
            mistakes.throwIfAny();
            if (found == null) {
                contacts.create(company, entry.check());
            } else {
                contacts.update(found.id(), entry.check());
            }
            return PartAddress.done(company, page, redirect, "contact.saved");
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return contactForm(company, found, form.with(invalid), model);
        }
    }

    @PostMapping("/contacts/{contact}/remove")
    @Requires(Permission.COMPANIES_WRITE)
    String removeContact(@PathVariable UUID company, @PathVariable String contact, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        contacts.remove(contact(company, contact).id());
        return PartAddress.done(company, page, redirect, "contact.removed");
    }

    @PostMapping("/contacts/{contact}/reachable")
    @Requires(Permission.COMPANIES_WRITE)
    String reachable(@PathVariable UUID company, @PathVariable String contact, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        contacts.reachable(contact(company, contact).id());
        return PartAddress.done(company, page, redirect, "contact.saved");
    }

    private Contact contact(UUID company, String contact) {
        Contact found = contacts.get(PartAddress.number(contact));
        if (!found.company().equals(company)) {
            throw BansoException.notFound("company.error.no-contact");
        }
        return found;
    }

    private String contactForm(UUID company, @Nullable Contact contact, Form form, Model model) {
        model.addAttribute("company", companies.get(company));
        model.addAttribute("contact", contact);
        model.addAttribute("form", form);
        return "company/contact";
    }
}
