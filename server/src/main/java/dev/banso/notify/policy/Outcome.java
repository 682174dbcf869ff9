package dev.banso.notify.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the device stopped it.
public enum Outcome {
    /// All of it.
    STOPPED,
    /// It let some of it pass.
    PASSED,
    UNKNOWN;

    /// The spelling in the policy file and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The outcome of an alert whose lines were blocked (true), not all blocked (false) or of which it is unknown (null).
    public static Outcome of(@Nullable Boolean blocked) {
        return blocked == null ? UNKNOWN : blocked ? STOPPED : PASSED;
    }

    /// The outcome of that spelling, or empty.
    public static Optional<Outcome> of(String code) {
        return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst();
    }
}
