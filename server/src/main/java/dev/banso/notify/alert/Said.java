package dev.banso.notify.alert;

import dev.banso.notify.policy.Outcome;
import java.util.Locale;

/// What a company was told of an alert last.
enum Said {
    STOPPED,
    PASSED,
    UNKNOWN,
    HARMLESS;

    static Said of(Outcome outcome) {
        return switch (outcome) {
            case STOPPED -> STOPPED;
            case PASSED -> PASSED;
            case UNKNOWN -> UNKNOWN;
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
