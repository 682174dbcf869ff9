package dev.banso.lake;

import dev.banso.events.ThreatClass;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A search in two forms: which files can hold an answer, and which rows of them are one.
final class Question {
    private final Search search;
    private final @Nullable Set<UUID> owners;

    Question(Search search) {
        this.search = search;
        owners = switch (search.scope()) {
            case Search.Scope.Companies(var companies) -> Set.copyOf(companies);
            case Search.Scope.Quarantine() -> Set.of(Owner.QUARANTINE);
            case Search.Scope.AllCompanies() -> null;
        };
    }

    /// Whether a file may hold an answer, by what is known of it.
    boolean concerns(LineFile file) {
        var after = search.after();
        return ownersOf(file)
                && (search.from() == null || file.maxTime() >= LineSchema.micros(search.from()))
                && (search.to() == null || file.minTime() < LineSchema.micros(search.to()))
                && (after == null || file.minTime() <= after.timeMicros());
    }

    Condition condition() {
        var condition = new Condition();
        scope(condition);
        time(condition);
        if (search.address() != null) {
            AddressRange.require(condition, search.address());
        }
        if (search.user() != null) {
            condition.and("contains(lower(\"user\"), lower(?))", search.user());
        }
        if (search.attack() != null) {
            condition.and("attack = ?", search.attack());
        }
        if (search.text() != null) {
            TextQuestion.require(condition, search.text());
        }
        if (!search.classes().isEmpty()) {
            condition.andIn("threat_class", search.classes().stream().map(ThreatClass::code).toList());
        }
        if (search.path() != null) {
            condition.and("path = ?", search.path().code());
        }
        if (search.blocked() != null) {
            condition.and("blocked = ?", search.blocked());
        }
        if (search.device() != null) {
            condition.and("device = ?", search.device().toString());
        }
        if (search.source() != null) {
            condition.and("source = ?", search.source());
        }
        return condition;
    }

    private boolean ownersOf(LineFile file) {
        if (owners == null) {
            return file.owners().count() > 1 || !file.holds(Owner.QUARANTINE);
        }
        return file.owners().hasAny(owners);
    }

    private void scope(Condition condition) {
        if (owners == null) {
            condition.and("company is not null");
        } else if (search.scope() instanceof Search.Scope.Quarantine) {
            condition.and("company is null");
        } else {
            condition.andIn("company", owners.stream().map(UUID::toString).toList());
        }
    }

    private void time(Condition condition) {
        if (search.from() != null) {
            condition.and("time >= ?", timestamp(search.from()));
        }
        if (search.to() != null) {
            condition.and("time < ?", timestamp(search.to()));
        }
        var after = search.after();
        if (after != null) {
            var time = timestamp(LineSchema.instant(after.timeMicros()));
            condition.and("time <= ? and (time < ? or sequence < ?)", time, time, after.sequence());
        }
    }

    private static Object timestamp(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
