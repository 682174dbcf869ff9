package dev.banso.monitoring;

import dev.banso.problem.BansoException;
import java.util.Arrays;
import java.util.List;

/// What the device did about a line.
public enum Reaction {
    BLOCKED("yes"),
    PASSED("no"),
    /// The line does not say.
    UNKNOWN("unknown");

    private static final String NOT_BLOCKED = "not-blocked";

    private final String stored;

    Reaction(String stored) {
        this.stored = stored;
    }

    /// The spelling in table `alert_day`.
    String stored() {
        return stored;
    }

    /// The reactions that an address asks for: `blocked`, `passed`, `unknown`, or `not-blocked` for the last two.
    ///
    /// @throws BansoException where it is none of these
    public static List<Reaction> asked(String code) {
        if (code.equals(NOT_BLOCKED)) {
            return List.of(PASSED, UNKNOWN);
        }
        return Arrays.stream(values()).filter(reaction -> reaction.name().equalsIgnoreCase(code)).findFirst().map(List::of)
                .orElseThrow(() -> BansoException.user("error.value", code));
    }
}
