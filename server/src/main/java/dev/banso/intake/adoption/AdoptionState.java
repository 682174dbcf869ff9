package dev.banso.intake.adoption;

import java.util.Locale;

/// How far an adoption is.
public enum AdoptionState {
    /// Its lines are on their way.
    RUNNING,
    /// Something kept it from going on; it is tried again by itself within a minute.
    BROKEN_OFF,
    /// Every line is with the device, or in quarantine again.
    DONE;

    /// The spelling in the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AdoptionState of(String stored) {
        return switch (stored) {
            case "broken_off" -> BROKEN_OFF;
            case "done" -> DONE;
            default -> RUNNING;
        };
    }
}
