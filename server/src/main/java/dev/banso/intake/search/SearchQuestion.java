package dev.banso.intake.search;

import dev.banso.events.ThreatClass;
import dev.banso.lake.Cursor;
import dev.banso.lake.Search;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to find; see [Search] for the conditions.
///
/// @param company null: every company that the viewer may see
/// @param to null: without end, so that lines of a wrong clock are found too
/// @param after where the page before ended
public record SearchQuestion(
        @Nullable UUID company,
        Instant from,
        @Nullable Instant to,
        @Nullable String address,
        @Nullable String user,
        @Nullable String attack,
        @Nullable String text,
        Set<ThreatClass> classes,
        @Nullable Cursor after,
        int limit) {

    Search among(Set<UUID> companies) {
        return Search.of(companies).from(from).to(to).address(address).user(user).attack(attack).text(text)
                .classes(classes).after(after).limit(limit).build();
    }
}
