package dev.banso.notify.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The texts of one language: those of every kind, and the common one that they fall back to.
public record TextShelf(Map<NoticeKind, NoticeText> texts) {
    /// The section that a notice of this kind shows for that part, or empty where it has no such part.
    Optional<Section> find(NoticeKind kind, Part part, Set<Condition> conditions) {
        Optional<Section> own = require(kind).find(part, conditions);
        boolean mayFallBack = own.isEmpty() && Part.required(kind.family()).contains(part);
        return mayFallBack ? require(NoticeKind.COMMON).find(part, conditions) : own;
    }

    /// The same with one text in place of what was there.
    TextShelf with(NoticeKind kind, NoticeText text) {
        Map<NoticeKind, NoticeText> changed = new EnumMap<>(NoticeKind.class);
        changed.putAll(texts);
        changed.put(kind, text);
        return new TextShelf(changed);
    }

    /// What a notice of this kind lacks, in any situation it can meet.
    ///
    /// @param locale the language of the texts, whose own words name what is missing
    List<TextProblem> gaps(NoticeKind kind, String file, Locale locale) {
        List<TextProblem> gaps = new ArrayList<>();
        for (Set<Condition> situation : situations(kind)) {
            for (Part part : Part.required(kind.family())) {
                if (find(kind, part, situation).filter(section -> !section.blocks().isEmpty()).isEmpty()) {
                    gaps.add(TextProblem.of(file, 1, "notify.text.gap", part.heading(locale), situation.stream()
                            .map(condition -> condition.word(locale))
                            .collect(Collectors.joining(" + "))));
                }
            }
        }
        return gaps;
    }

    /// The situations in which a notice of this kind may be written.
    static List<Set<Condition>> situations(NoticeKind kind) {
        return switch (kind.family()) {
            case ALERT -> kind == NoticeKind.CORRECTION
                    ? List.of(EnumSet.of(Condition.HARMLESS), EnumSet.of(Condition.CONFIRMED, Condition.PASSED),
                            EnumSet.of(Condition.CONFIRMED, Condition.STOPPED), EnumSet.of(Condition.CONFIRMED, Condition.UNKNOWN))
                    : List.of(EnumSet.of(Condition.STOPPED), EnumSet.of(Condition.PASSED), EnumSet.of(Condition.UNKNOWN),
                            EnumSet.of(Condition.PASSED, Condition.CONFIRMED), EnumSet.of(Condition.UNKNOWN, Condition.CONFIRMED));
            case DIGEST -> List.of(EnumSet.noneOf(Condition.class), EnumSet.of(Condition.MANY));
            case REPORT -> List.of(EnumSet.noneOf(Condition.class), EnumSet.of(Condition.REISSUED));
            case INVITATION, DESK, COMMON -> List.of(EnumSet.noneOf(Condition.class));
        };
    }

    private NoticeText require(NoticeKind kind) {
        NoticeText text = texts.get(kind);
        if (text == null) {
            throw new IllegalStateException("no text was loaded for " + kind.code());
        }
        return text;
    }

    static TextShelf empty() {
        return new TextShelf(Map.of());
    }

    static List<Locale> languages() {
        return List.of(Locale.JAPANESE, Locale.ENGLISH);
    }
}
