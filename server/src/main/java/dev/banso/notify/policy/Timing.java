package dev.banso.notify.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// When a company hears of an alert.
public enum Timing {
    IMMEDIATELY,
    /// When an analyst has confirmed it.
    AFTER_VERDICT,
    /// In the summary of the next morning.
    DIGEST,
    /// In the monthly report only.
    REPORT;

    /// The spelling in the policy file and in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The timing of that spelling, or empty.
    public static Optional<Timing> of(String code) {
        return Arrays.stream(values()).filter(timing -> timing.code().equals(code)).findFirst();
    }
}
