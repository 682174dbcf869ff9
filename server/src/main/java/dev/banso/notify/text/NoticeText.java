package dev.banso.notify.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The words of one kind in one language.
public record NoticeText(List<Section> sections) {
    /// The section for that part under these conditions, or empty.
    Optional<Section> find(Part part, Set<Condition> conditions) {
        Optional<Section> fitting = sections.stream()
                .filter(section -> section.part() == part && section.condition() != null && conditions.contains(section.condition()))
                .findFirst();
        return fitting.or(() -> sections.stream()
                .filter(section -> section.part() == part && section.condition() == null)
                .findFirst());
    }
}
