package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.Companies;
import dev.banso.company.Contact;
import dev.banso.company.ContactEntry;
import dev.banso.company.Contacts;
import dev.banso.company.Site;
import dev.banso.company.SiteEntry;
import dev.banso.company.Sites;
import dev.banso.problem.BansoException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/companies/{company}/contacts` and `…/sites`.
@RestController
@RequestMapping("/api/v1/companies/{company}")
class CompanyPartsApi {
    private final Companies companies;
    private final Contacts contacts;
    private final Sites sites;

    CompanyPartsApi(Companies companies, Contacts contacts, Sites sites) {
        this.companies = companies;
        this.contacts = contacts;
        this.sites = sites;
    }

    @GetMapping("/contacts")
    @Requires(Permission.COMPANIES_READ)
    Listed<ContactJson> contacts(@PathVariable UUID company) {
        companies.get(company);
        return Listed.whole(contacts.ofCompany(company).stream().map(ContactJson::of).toList());
    }

    @PostMapping("/contacts")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.COMPANIES_WRITE)
    ContactJson addContact(@PathVariable UUID company, @RequestBody ContactEntry entry) {
        companies.get(company);
        return ContactJson.of(contacts.get(contacts.create(company, entry.check())));
    }

    @PatchMapping("/contacts/{contact}")
    @Requires(Permission.COMPANIES_WRITE)
    ContactJson changeContact(@PathVariable UUID company, @PathVariable UUID contact, @RequestBody ContactEntry entry) {
        contacts.update(contact, entry.over(contact(company, contact)).check());
        return ContactJson.of(contacts.get(contact));
    }

    @DeleteMapping("/contacts/{contact}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.COMPANIES_WRITE)
    void removeContact(@PathVariable UUID company, @PathVariable UUID contact) {
        contacts.remove(contact(company, contact).id());
    }

    @GetMapping("/sites")
    @Requires(Permission.COMPANIES_READ)
    Listed<SiteJson> sites(@PathVariable UUID company) {
        companies.get(company);
        return Listed.whole(sites.ofCompany(company).stream().map(SiteJson::of).toList());
    }

    @PostMapping("/sites")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.COMPANIES_WRITE)
    SiteJson addSite(@PathVariable UUID company, @RequestBody SiteEntry entry) {
        companies.get(company);
        return SiteJson.of(sites.get(sites.create(company, entry.check())));
    }

    @PatchMapping("/sites/{site}")
    @Requires(Permission.COMPANIES_WRITE)
    SiteJson changeSite(@PathVariable UUID company, @PathVariable UUID site, @RequestBody SiteEntry entry) {
        sites.update(site, entry.over(site(company, site)).check());
        return SiteJson.of(sites.get(site));
    }

    @DeleteMapping("/sites/{site}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.COMPANIES_WRITE)
    void removeSite(@PathVariable UUID company, @PathVariable UUID site) {
        sites.remove(site(company, site).id());
    }

    private Contact contact(UUID company, UUID contact) {
        Contact found = contacts.get(contact);
        if (!found.company().equals(company)) {
            throw BansoException.notFound("company.error.no-contact");
        }
        return found;
    }

    private Site site(UUID company, UUID site) {
        Site found = sites.get(site);
        if (!found.company().equals(company)) {
            throw BansoException.notFound("company.error.no-site");
        }
        return found;
    }

    record ContactJson(UUID id, String name, String email, String phone, String locale, int minimumSeverity, int rank,
            boolean wantsReports, @Nullable Instant bouncedAt, @Nullable String bounceReason) {
        static ContactJson of(Contact contact) {
            return new ContactJson(contact.id(), contact.name(), contact.email(), contact.phone(), contact.locale().getLanguage(),
                    contact.minimumSeverity(), contact.rank(), contact.wantsReports(), contact.bouncedAt(), contact.bounceReason());
        }
    }

    record SiteJson(UUID id, String name, String address, List<SiteEntry.Hours> powerOff) {
        static SiteJson of(Site site) {
            return new SiteJson(site.id(), site.name(), site.address(), site.powerOff().stream().map(SiteEntry.Hours::of).toList());
        }
    }
}
