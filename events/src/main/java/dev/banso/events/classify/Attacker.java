package dev.banso.events.classify;

import dev.banso.events.FortiOsVersion;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who attacks, by `direction` and the FortiOS version.
///
/// Since 6.2 source and destination are those of the session, and `direction` says whether the attack went from client to
/// server (outgoing) or back (incoming). Before, the source was the attacker.
///
/// @param verdict who it is
/// @param why the reason
record Attacker(Verdict verdict, String why) {
    enum Verdict {
        SOURCE,
        DESTINATION,
        /// The two readings differ and the line does not tell its version.
        UNDECIDED
    }

    /// How `direction` is to be read.
    private enum Rule {
        SESSION,
        ATTACK,
        UNKNOWN
    }

    static Attacker of(Map<String, String> fields, @Nullable FortiOsVersion version) {
        var direction = fields.getOrDefault("direction", "").toLowerCase(Locale.ROOT);
        if (!direction.equals("incoming")) {
            var said = direction.equals("outgoing") ? "direction outgoing" : "no direction given";
            return new Attacker(Verdict.SOURCE, said + ": the source attacks");
        }
        return switch (rule(fields, version)) {
            case SESSION -> new Attacker(
                    Verdict.DESTINATION,
                    "direction incoming, relative to the session " + versionText(version) + ": the destination attacks");
            case ATTACK -> new Attacker(
                    Verdict.SOURCE, "FortiOS before 6.2 " + versionText(version) + ": the source attacks");
            case UNKNOWN -> new Attacker(
                    Verdict.UNDECIDED,
                    "direction incoming, FortiOS version unknown: before 6.2 the source attacks, since then the destination");
        };
    }

    /// Whether the destination opened the session: before 6.2 the source of an incoming attack is the server.
    static boolean openedByDestination(Map<String, String> fields, @Nullable FortiOsVersion version) {
        return "incoming".equalsIgnoreCase(fields.get("direction")) && rule(fields, version) == Rule.ATTACK;
    }

    private static Rule rule(Map<String, String> fields, @Nullable FortiOsVersion version) {
        if (version != null) {
            return version.compareTo(FortiOsVersion.SESSION_DIRECTION) >= 0 ? Rule.SESSION : Rule.ATTACK;
        }
        var eventtime = fields.getOrDefault("eventtime", "");
        if (fields.containsKey("tz") || eventtime.length() > 10) {
            return Rule.SESSION;
        }
        if (servicePort(fields.get("srcport")) && !servicePort(fields.get("dstport"))) {
            return Rule.ATTACK;
        }
        return eventtime.isEmpty() ? Rule.UNKNOWN : Rule.SESSION;
    }

    private static boolean servicePort(@Nullable String port) {
        return port != null && !port.isEmpty() && port.length() <= 4 && (port.length() < 4 || port.compareTo("1024") < 0);
    }

    private static String versionText(@Nullable FortiOsVersion version) {
        return version == null ? "(version unknown, read from the line's form)" : "(version " + version + ")";
    }
}
