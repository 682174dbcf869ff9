package dev.banso.notify.alert;

import dev.banso.company.Device;
import dev.banso.company.Devices;
import dev.banso.monitoring.Alert;
import dev.banso.monitoring.AlertKind;
import dev.banso.notify.policy.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a notice needs to know of an alert.
@Component
class AlertFacts {
    /// The port of an exposed service: of use to a technician, not to an owner.
    private static final Pattern PORT = Pattern.compile(":\\d+/\\w+$");

    private final Devices devices;

    AlertFacts(Devices devices) {
        this.devices = devices;
    }

    Map<String, String> of(Alert alert) {
        Map<String, String> facts = new HashMap<>();
        put(facts, "attack", alert.attack() != null ? alert.attack() : alert.ruleTitle());
        put(facts, "attack.ja", alert.attack() != null ? null : alert.ruleTitle(Locale.JAPANESE));
        put(facts, "target", alert.subject() == null ? null : PORT.matcher(alert.subject()).replaceFirst(""));
        put(facts, "target.detail", alert.subject());
        put(facts, "device", deviceName(alert.device()));
        put(facts, "class", subject(alert));
        facts.put("count", Long.toString(alert.count()));
        facts.put("severity", Integer.toString(alert.severity()));
        facts.put("first_seen", alert.firstSeen().toString());
        facts.put("last_seen", alert.lastSeen().toString());
        facts.put("outcome", Outcome.of(alert.blocked()).code());
        facts.put("path", "/alerts/" + alert.id());
        return facts;
    }

    /// The same with what an analyst found.
    Map<String, String> withJudgement(Alert alert, Judgement judgement, @Nullable Instant toldAt) {
        Map<String, String> facts = of(alert);
        facts.put(judgement == Judgement.HARMLESS ? "harmless" : "confirmed", "true");
        if (alert.verdict() != null) {
            facts.put("verdict", alert.verdict().verdict().code());
            facts.put("reason", alert.verdict().reason());
        }
        put(facts, "told_at", toldAt == null ? null : toldAt.toString());
        return facts;
    }

    /// The row of the policy table that the alert falls into.
    static String subject(Alert alert) {
        if (alert.threatClass() != null) {
            return alert.threatClass().code();
        }
        return alert.kind() == AlertKind.SILENCE ? "silence" : "rule";
    }

    private @Nullable String deviceName(@Nullable UUID device) {
        return device == null ? null : devices.find(device).map(Device::name).orElse(null);
    }

    private static void put(Map<String, String> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.put(key, value);
        }
    }
}
