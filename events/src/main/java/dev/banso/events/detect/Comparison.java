package dev.banso.events.detect;

/// The order comparisons of the modifiers `lt`, `lte`, `gt` and `gte`.
enum Comparison {
    LT,
    LTE,
    GT,
    GTE;

    boolean holds(int order) {
        return switch (this) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            case GTE -> order >= 0;
        };
    }
}
