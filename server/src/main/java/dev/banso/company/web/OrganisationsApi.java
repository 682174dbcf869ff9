package dev.banso.company.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.Grant;
import dev.banso.company.Organisation;
import dev.banso.company.Organisations;
import dev.banso.problem.Mistakes;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/organisations`: the provider, its partners, and what is granted to them.
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationsApi {
    private final Organisations organisations;
    private final ProviderOnly providerOnly;

    OrganisationsApi(Organisations organisations, ProviderOnly providerOnly) {
        this.organisations = organisations;
        this.providerOnly = providerOnly;
    }

    @GetMapping
    @Requires(Permission.ACCESS_READ)
    Listed<OrganisationJson> list() {
        return Listed.whole(organisations.all().stream().map(OrganisationJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ACCESS_WRITE)
    OrganisationJson create(@RequestBody OrganisationEntry entry) {
        providerOnly.check();
        if (entry.kind() != null && !entry.kind().equals("partner")) {
            Mistakes mistakes = new Mistakes();
            mistakes.add("kind", "mistake.choice", entry.kind());
            mistakes.throwIfAny();
        }
        return OrganisationJson.of(organisations.get(organisations.createPartner(entry.name(), entry.prefecture())));
    }

    @GetMapping("/{organisation}/grants")
    @Requires(Permission.ACCESS_READ)
    Listed<Grant> grants(@PathVariable UUID organisation) {
        organisations.get(organisation);
        return Listed.whole(organisations.grantsOf(organisation));
    }

    @PostMapping("/{organisation}/grants")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ACCESS_WRITE)
    Made grant(@PathVariable UUID organisation, @RequestBody GrantEntry entry) {
        providerOnly.check();
        return new Made(organisations.grant(organisation, entry.company(), entry.from(), entry.to()));
    }

    @DeleteMapping("/{organisation}/grants/{grant}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ACCESS_WRITE)
    void endGrant(@PathVariable UUID organisation, @PathVariable UUID grant) {
        providerOnly.check();
        organisations.endGrant(grant);
    }

    record OrganisationEntry(@Nullable String kind, @Nullable String name, @Nullable String prefecture) {}

    record GrantEntry(@Nullable UUID company, @Nullable LocalDate from, @Nullable LocalDate to) {}

    record OrganisationJson(UUID id, String kind, String name, String prefecture) {
        static OrganisationJson of(Organisation organisation) {
            return new OrganisationJson(organisation.id(), organisation.kind().code(), organisation.name(), organisation.prefecture());
        }
    }
}
