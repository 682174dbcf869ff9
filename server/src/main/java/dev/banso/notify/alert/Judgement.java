package dev.banso.notify.alert;

import dev.banso.monitoring.GivenVerdict;
import org.jspecify.annotations.Nullable;

/// What a verdict means for what a company is told.
enum Judgement {
    /// Nobody has judged, or could not.
    NONE,
    /// It was what it looked like.
    REAL,
    /// It was no danger: what a mail said of it is put right.
    HARMLESS,
    /// It is dealt with elsewhere: no news.
    SETTLED;

    static Judgement of(@Nullable GivenVerdict given) {
        if (given == null) {
            return NONE;
        }
        return switch (given.verdict()) {
            case TRUE_POSITIVE, SUSPICIOUS, SECURITY_RISK -> REAL;
            case FALSE_POSITIVE, BENIGN, TEST -> HARMLESS;
            case DUPLICATE, DISREGARD, MANAGED_EXTERNALLY -> SETTLED;
            case INSUFFICIENT_DATA -> NONE;
        };
    }
}
