package dev.banso.intake.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.DeviceEntry;
import dev.banso.intake.adoption.Adoptions;
import dev.banso.intake.quarantine.Quarantine;
import dev.banso.problem.BansoException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/quarantine`: senders whose lines are nobody's, and their adoption.
@RestController
@RequestMapping("/api/v1/quarantine")
class QuarantineApi {
    private static final int PAGE = 100;

    private final Quarantine quarantine;
    private final Adoptions adoptions;

    QuarantineApi(Quarantine quarantine, Adoptions adoptions) {
        this.quarantine = quarantine;
        this.adoptions = adoptions;
    }

    @GetMapping
    @Requires(Permission.INTAKE_READ)
    ListJson list(@RequestParam(defaultValue = "0") int cursor) {
        int from = Math.max(0, cursor);
        List<Quarantine.Entry> found = quarantine.list(from, PAGE + 1);
        String next = found.size() > PAGE ? Integer.toString(from + PAGE) : null;
        return new ListJson(found.stream().limit(PAGE).map(EntryJson::of).toList(), next, quarantine.overflow());
    }

    /// Gives the lines to a device, an existing one or a new one. They are taken in the background; when that is
    /// done, the sender is no longer listed.
    @PostMapping("/{id}/adopt")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.INTAKE_WRITE)
    Adopted adopt(@PathVariable UUID id, @RequestBody Adopt wanted) {
        if (wanted.company() == null || (wanted.device() == null) == (wanted.newDevice() == null)) {
            throw BansoException.user("intake.error.adoption");
        }
        if (wanted.device() != null) {
            return new Adopted(adoptions.adopt(id, wanted.company(), wanted.device()));
        }
        DeviceEntry entry = java.util.Objects.requireNonNull(wanted.newDevice());
        Instant from = entry.assignedFrom() == null ? null : entry.assignedFrom().toInstant();
        return new Adopted(adoptions.adopt(id, wanted.company(), entry.check(), from));
    }

    record Adopt(@Nullable UUID company, @Nullable UUID device, @Nullable DeviceEntry newDevice) {}

    record Adopted(UUID id) {}

    /// @param overflow lines whose sender is not listed
    record ListJson(List<EntryJson> items, @Nullable String next, long overflow) {}

    record EntryJson(UUID id, String reason, String connection, @Nullable String devid, @Nullable String vd,
            @Nullable String hostname, long lines, Instant firstSeen, Instant lastSeen, String sample) {
        private static EntryJson of(Quarantine.Entry entry) {
            return new EntryJson(entry.id(), entry.reason(), entry.sender().connection(), entry.sender().devid(), entry.sender().vd(),
                    entry.sender().hostname(), entry.lines(), entry.firstSeen(), entry.lastSeen(), entry.sample());
        }
    }
}
