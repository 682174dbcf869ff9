package dev.banso.events.detect;

import java.util.List;
import java.util.stream.Collectors;

/// Rules, correlations or filters were not loaded. Carries every refusal found, not only the first.
public final class RulesRefusedException extends RuntimeException {
    private final transient List<Refusal> refusals;

    RulesRefusedException(List<Refusal> refusals) {
        super(refusals.stream().map(Refusal::toString).collect(Collectors.joining("\n")));
        this.refusals = List.copyOf(refusals);
    }

    RulesRefusedException(Refusal refusal) {
        this(List.of(refusal));
    }

    /// What is wrong, with file and line.
    public List<Refusal> refusals() {
        return refusals;
    }
}
