package dev.banso.settings;

import java.util.List;

/// The installation cannot start as configured; every reason, one line each.
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidSettings(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = problems;
    }

    public List<String> problems() {
        return problems;
    }
}
