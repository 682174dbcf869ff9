package dev.banso.monitoring.web;

import dev.banso.monitoring.Exclusion;
import dev.banso.monitoring.FilterProblem;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A filter as the API tells it; its problem in the language asked for.
record ExclusionJson(UUID id, @Nullable UUID company, String title, String filter, String reason, String by, Instant createdAt,
        @Nullable String origin, @Nullable Instant liftedAt, @Nullable String liftedBy, long matched, @Nullable String problem) {
    static ExclusionJson of(Exclusion exclusion, Function<FilterProblem, String> words) {
        return new ExclusionJson(exclusion.id(), exclusion.company(), exclusion.title(), exclusion.filter(), exclusion.reason(),
                exclusion.by(), exclusion.createdAt(), exclusion.origin(), exclusion.liftedAt(), exclusion.liftedBy(),
                exclusion.matched(), exclusion.problem() == null ? null : words.apply(exclusion.problem()));
    }
}
