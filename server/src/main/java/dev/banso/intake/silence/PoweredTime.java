package dev.banso.intake.silence;

import dev.banso.company.Site;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Time in which a site has power: planned hours without power do not count towards a silence.
final class PoweredTime {
    private static final Duration STEP = Duration.ofMinutes(1);

    private PoweredTime() {}

    /// Whether a site had power for longer than `limit` between two moments, to the minute.
    static boolean exceeds(Duration limit, Instant from, Instant to, @Nullable Site site) {
        if (Duration.between(from, to).compareTo(limit) <= 0) {
            return false;
        }
        if (site == null || site.powerOff().isEmpty()) {
            return true;
        }
        Duration powered = Duration.ZERO;
        for (Instant moment = from; moment.isBefore(to); moment = moment.plus(STEP)) {
            if (!site.isOff(moment)) {
                powered = powered.plus(shorter(STEP, Duration.between(moment, to)));
                if (powered.compareTo(limit) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
