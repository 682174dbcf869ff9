package dev.banso.monitoring.web;

import dev.banso.monitoring.Alert;
import dev.banso.monitoring.AlertKind;
import dev.banso.shell.Page;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How pages say what an alert is, in the viewer's language.
public final class Wording {
    private Wording() {}

    /// What it is called: the attack, the rule, or that a device is silent.
    public static String title(Page page, Alert alert) {
        return switch (alert.kind()) {
            case SILENCE -> page.text("monitoring.silence.name");
            case RULE -> Objects.requireNonNullElse(alert.ruleTitle(page.locale()), "");
            case DETECTION, REVIEW -> Objects.requireNonNullElse(alert.attack(), page.text("monitoring.attack.unnamed"));
        };
    }

    /// The rule that says most about it, where the alert is not called by it anyway; else null.
    public static @Nullable String rule(Page page, Alert alert) {
        return alert.kind() == AlertKind.RULE ? null : alert.ruleTitle(page.locale());
    }

    /// Which sort of thing it is, in a few words.
    public static String sort(Page page, Alert alert) {
        if (alert.threatClass() == null) {
            return page.text("monitoring.kind." + alert.kind().code());
        }
        String sort = page.text("monitoring.short." + alert.threatClass().code());
        return alert.path() == null ? sort : sort + page.text("monitoring.short.path", page.text("monitoring.path." + alert.path().code()));
    }

    /// What happened, in one sentence for everybody.
    public static String story(Page page, Alert alert) {
        String which = alert.threatClass() == null ? alert.kind().code() : alert.threatClass().code();
        return page.text("monitoring.story." + which, Objects.requireNonNullElse(alert.subject(), page.text("monitoring.subject.unknown")),
                title(page, alert), alert.count());
    }

    /// Code of whether it was stopped: `yes`, `no`, `partly`, `unknown`, or `none` where that makes no sense.
    public static String stopped(Alert alert) {
        if (alert.kind() == AlertKind.SILENCE || (alert.kind() == AlertKind.RULE && alert.blocked() == null)) {
            return "none";
        }
        if (alert.blocked() == null) {
            return "unknown";
        }
        if (alert.blocked()) {
            return "yes";
        }
        return alert.blockedCount() > 0 ? "partly" : "no";
    }

    /// Tabler's colours for it.
    public static String stoppedStyle(Alert alert) {
        return switch (stopped(alert)) {
            case "yes" -> "bg-green-lt";
            case "no", "partly" -> "bg-red-lt";
            default -> "bg-secondary-lt";
        };
    }

    /// Tabler's colours of a severity.
    public static String severityStyle(int severity) {
        if (severity >= 5) {
            return "bg-red text-red-fg";
        }
        return severity == 4 ? "bg-orange text-orange-fg" : severity == 3 ? "bg-yellow-lt" : "bg-secondary-lt";
    }

    /// What became of it, for everybody.
    public static String outcome(Page page, Alert alert) {
        if (alert.verdict() != null) {
            return page.text("monitoring.verdict." + alert.verdict().verdict().code());
        }
        return page.text("monitoring.unjudged." + alert.state().code());
    }

    /// The text, or that it is unknown.
    public static String orUnknown(Page page, @Nullable String subject) {
        return Objects.requireNonNullElse(subject, page.text("monitoring.subject.unknown"));
    }
}
