package dev.banso.monitoring;

import java.util.Arrays;
import java.util.Locale;

/// What an analyst says about an alert, in OCSF's words (`verdict_id` of Incident Finding 2005).
public enum Verdict {
    FALSE_POSITIVE(1, false),
    TRUE_POSITIVE(2, true),
    DISREGARD(3, true),
    SUSPICIOUS(4, true),
    BENIGN(5, true),
    TEST(6, false),
    INSUFFICIENT_DATA(7, true),
    SECURITY_RISK(8, true),
    MANAGED_EXTERNALLY(9, true),
    DUPLICATE(10, false);

    private final int id;
    private final boolean counts;

    Verdict(int id, boolean counts) {
        this.id = id;
        this.counts = counts;
    }

    /// OCSF's `verdict_id`.
    public int id() {
        return id;
    }

    /// Whether detections with this verdict stay in the figures (table 30: those judged false positive leave them).
    public boolean counts() {
        return counts;
    }

    /// The spelling in the database and the API: `false_positive`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The verdict of that spelling.
    ///
    /// @throws IllegalArgumentException where there is none
    public static Verdict of(String code) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no verdict \"" + code + "\""));
    }
}
