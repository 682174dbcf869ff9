package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.WrittenMonth;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.CompanyEntry;
import dev.banso.company.CompanyFilter;
import dev.banso.company.Erasures;
import dev.banso.company.Slice;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/companies`.
@RestController
@RequestMapping("/api/v1/companies")
class CompaniesApi {
    private static final int LARGEST_SLICE = 500;

    private final Companies companies;
    private final Erasures erasures;

    CompaniesApi(Companies companies, Erasures erasures) {
        this.companies = companies;
        this.erasures = erasures;
    }

    @GetMapping
    @Requires(Permission.COMPANIES_READ)
    Listed<CompanyJson> list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String prefecture,
            @RequestParam(required = false) @Nullable String industry,
            @RequestParam(required = false) @Nullable String size,
            @RequestParam(required = false) @Nullable String capital,
            @RequestParam(required = false) @Nullable String monitored,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit) {
        Slice<Company> found = companies.list(new CompanyFilter(text, prefecture, industry, size, capital, WrittenMonth.read(monitored)), cursor,
                Math.clamp(limit, 1, LARGEST_SLICE));
        return new Listed<>(found.items().stream().map(CompanyJson::of).toList(),
                found.next() == null ? null : found.next().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.COMPANIES_WRITE)
    CompanyJson create(@RequestBody CompanyEntry entry) {
        return show(companies.create(entry.check()));
    }

    @GetMapping("/{company}")
    @Requires(Permission.COMPANIES_READ)
    CompanyJson show(@PathVariable UUID company) {
        return CompanyJson.of(companies.get(company));
    }

    @PatchMapping("/{company}")
    @Requires(Permission.COMPANIES_WRITE)
    CompanyJson change(@PathVariable UUID company, @RequestBody CompanyEntry entry) {
        companies.update(company, entry.over(companies.get(company)).check());
        return show(company);
    }

    /// Answers when the erasure is on record; it goes on in the background, over restarts, until nothing is left.
    @DeleteMapping("/{company}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.COMPANIES_WRITE)
    void erase(@PathVariable UUID company) {
        erasures.request(company);
    }
}
