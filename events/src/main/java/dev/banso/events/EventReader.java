package dev.banso.events;

import dev.banso.events.classify.Actions;
import dev.banso.events.classify.Classifier;
import dev.banso.events.classify.Decision;
import dev.banso.events.classify.LogType;
import dev.banso.events.ocsf.Activity;
import dev.banso.events.ocsf.Severity;
import dev.banso.events.time.EventTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what a line means: its time, class, path, direction, whether it was blocked, and why.
public final class EventReader {
    private static final List<String> ATTACK_KEYS = List.of("attack", "virus", "attack_name", "alert.signature");

    private EventReader() {}

    /// Reads a line in the light of what is known of its device; never throws.
    ///
    /// @param receivedAt when the line came, by the clock of the receiver
    public static Reading read(ParsedLine line, DeviceProfile profile, Instant receivedAt) {
        var fields = line.fields();
        var flags = line.flags().isEmpty() ? EnumSet.noneOf(Flag.class) : EnumSet.copyOf(line.flags());
        var type = LogType.of(line.format(), fields);
        var time = EventTime.of(line, profile, receivedAt, flags);
        var decision = timely(Classifier.decide(line, profile, type), flags);
        var meaning = Actions.SHIPPED.of(type.log(), fields);
        if (decision.detection()) {
            decision = withAction(decision, type, fields, meaning, flags);
        }
        var blocked = decision.detection() && meaning != null ? (Boolean) meaning.stopped() : null;
        var outcome = outcome(line, type, decision, meaning, flags);
        var event = new Event(line, Activity.of(type, fields), outcome, time, receivedAt, profile);
        return new Reading(
                fields, event, decision.threatClass(), decision.path(), blocked, time, receivedAt, line.claim().devid(),
                flags, decision.reasons());
    }

    /// A detection whose time cannot be right goes to review.
    private static Decision timely(Decision decision, Set<Flag> flags) {
        if (!decision.detection()) {
            return decision;
        }
        if (flags.contains(Flag.TIME_FUTURE)) {
            return review(decision, "the event lies in the future of its receipt: an analyst has to decide");
        }
        if (flags.contains(Flag.TIME_BEFORE_ASSIGNMENT)) {
            return review(decision, "the event lies before the device's assignment: an analyst has to decide");
        }
        return decision;
    }

    private static Decision review(Decision decision, String why) {
        return new Decision(ThreatClass.REVIEW, null, decision.subject(), with(decision.reasons(), new Reason("time", why)));
    }

    private static Decision withAction(
            Decision decision, LogType type, Map<String, String> fields, Actions.@Nullable Meaning meaning, Set<Flag> flags) {
        var action = Actions.action(type.log(), fields);
        if (meaning == null) {
            flags.add(Flag.UNKNOWN_ACTION);
        }
        var text = meaning == null
                ? (action.isEmpty() ? "no action" : "action " + action + " is not in the table") + ": blocked or not is unknown"
                : "action " + action + " of " + type.log() + " means " + (meaning.stopped() ? "blocked" : "not blocked");
        return new Decision(
                decision.threatClass(), decision.path(), decision.subject(),
                with(decision.reasons(), new Reason("action", text)));
    }

    private static List<Reason> with(List<Reason> reasons, Reason last) {
        var all = new ArrayList<>(reasons);
        all.add(last);
        return all;
    }

    private static Event.Outcome outcome(
            ParsedLine line, LogType type, Decision decision, Actions.@Nullable Meaning meaning, Set<Flag> flags) {
        return new Event.Outcome(
                type.log(),
                Severity.of(line.fields()),
                meaning == null ? 0 : meaning.disposition().actionId(),
                meaning == null ? 0 : meaning.disposition().id(),
                decision.directionId(),
                attack(line.fields(), decision, type),
                decision.subject(),
                decision.detection(),
                flags.contains(Flag.TRUNCATED));
    }

    private static @Nullable String attack(Map<String, String> fields, Decision decision, LogType type) {
        for (var key : ATTACK_KEYS) {
            var name = fields.get(key);
            if (name != null && !name.isEmpty() && !name.equals("N/A")) {
                return name;
            }
        }
        return decision.detection() && !type.event().isEmpty() ? type.event() : null;
    }
}
