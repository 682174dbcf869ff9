package dev.banso.settings;

import java.util.ArrayList;
import java.util.List;

/// Collects every configuration error, so that a person mends them in one go.
final class Problems {
    private final List<String> found = new ArrayList<>();

    void add(String problem) {
        found.add(problem);
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidSettings(List.copyOf(found));
        }
    }
}
