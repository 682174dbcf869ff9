package dev.banso.intake.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.intake.adoption.Adoption;
import dev.banso.intake.adoption.Adoptions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/adoptions`: how far lines out of quarantine are on their way to their company.
@RestController
@RequestMapping("/api/v1/adoptions")
class AdoptionApi {
    private static final int MOST = 100;

    private final Adoptions adoptions;

    AdoptionApi(Adoptions adoptions) {
        this.adoptions = adoptions;
    }

    /// Those under way and then those that ended last.
    @GetMapping
    @Requires(Permission.INTAKE_READ)
    ListJson list() {
        return new ListJson(adoptions.latest(MOST).stream().map(AdoptionJson::of).toList());
    }

    @GetMapping("/{id}")
    @Requires(Permission.INTAKE_READ)
    AdoptionJson show(@PathVariable UUID id) {
        return AdoptionJson.of(adoptions.get(id));
    }

    /// Goes on at once with one that was broken off; it would within a minute by itself.
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.INTAKE_WRITE)
    AdoptionJson retry(@PathVariable UUID id) {
        adoptions.tryAgain(id);
        return AdoptionJson.of(adoptions.get(id));
    }

    record ListJson(List<AdoptionJson> items) {}

    /// @param state `running`, `broken_off` or `done`
    /// @param lines that it takes; 0 before they are counted
    /// @param problem why it was broken off, or null
    record AdoptionJson(UUID id, UUID company, UUID device, String sender, String state, long lines, long processed,
            long quarantined, @Nullable String problem, Instant requestedAt, @Nullable Instant endedAt) {
        static AdoptionJson of(Adoption adoption) {
            return new AdoptionJson(adoption.id(), adoption.company(), adoption.device(), adoption.sender(),
                    adoption.state().code(), adoption.lines(), adoption.processed(), adoption.quarantined(),
                    adoption.problem(), adoption.requestedAt(), adoption.endedAt());
        }
    }
}
