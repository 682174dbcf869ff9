package dev.banso.monitoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Marks what the companies' filters take in.
final class ExclusionMatching {
    private final Map<UUID, List<Exclusion>> byCompany;
    private final Map<GroupKey, Optional<Exclusion>> decided = new HashMap<>();

    ExclusionMatching(List<Exclusion> standing) {
        byCompany = standing.stream().collect(Collectors.groupingBy(Exclusion::company));
    }

    List<Occurrence> apply(List<Occurrence> batch) {
        return byCompany.isEmpty() ? batch : batch.stream().map(this::apply).toList();
    }

    private Occurrence apply(Occurrence occurrence) {
        return decided.computeIfAbsent(occurrence.key(), this::find).map(occurrence::excludedBy).orElse(occurrence);
    }

    private Optional<Exclusion> find(GroupKey key) {
        return byCompany.getOrDefault(key.company(), List.of()).stream().filter(exclusion -> matches(exclusion, key)).findFirst();
    }

    private static boolean matches(Exclusion exclusion, GroupKey key) {
        return exclusion.kind() == key.kind()
                && exclusion.threatClass() == key.threatClass()
                && exclusion.path() == key.path()
                && Objects.equals(exclusion.attack(), key.attack())
                && Objects.equals(exclusion.ruleId(), key.rule())
                && (exclusion.anySubject() || Objects.equals(exclusion.subject(), key.subject()));
    }
}
