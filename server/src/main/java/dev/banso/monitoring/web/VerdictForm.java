package dev.banso.monitoring.web;

import dev.banso.monitoring.Alert;
import dev.banso.monitoring.AlertKind;
import dev.banso.monitoring.Verdict;
import dev.banso.monitoring.Verdicts;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/// The form with which alerts are judged.
final class VerdictForm {
    private static final int LONGEST_REASON = 2000;
    /// What the queue's filter consists of; the form carries it along to come back to the same queue.
    private static final List<String> FILTER = List.of("company", "state", "kind", "text", "order", "since", "until", "path",
            "attack", "device", "prefecture", "industry", "size", "counted", "reaction");

    /// Of them those that the form itself has a field for; they travel as `of-…`.
    private static final List<String> RENAMED = List.of("class", "verdict");

    private VerdictForm() {}

    /// @throws dev.banso.problem.InvalidInput where something is missing or does not fit
    static Verdicts.Judgement read(Form form, Function<UUID, @Nullable Alert> find) {
        Mistakes mistakes = new Mistakes();
        Set<UUID> chosen = new HashSet<>();
        form.all("alerts").forEach(id -> chosen.add(UUID.fromString(id)));
        if (chosen.isEmpty()) {
            mistakes.add("alerts", "monitoring.mistake.nothing-chosen");
        }
        Verdict verdict = mistakes.read("verdict", form.value("verdict"), Verdict::of, Verdict.BENIGN, "monitoring.mistake.verdict");
        String reason = mistakes.text("reason", form.value("reason"), LONGEST_REASON);
        Verdicts.Filter filter = Verdicts.Filter.valueOf(
                Objects.requireNonNullElse(form.given("filter"), "none").toUpperCase(Locale.ROOT));
        List<Alert> alerts = chosen.stream().map(find).filter(Objects::nonNull).toList();
        boolean review = alerts.stream().anyMatch(alert -> alert.kind() == AlertKind.REVIEW);
        if (review && verdict.counts() && form.given("given-class") == null) {
            mistakes.add("given-class", "monitoring.mistake.class");
        }
        if (filter != Verdicts.Filter.NONE && verdict != Verdict.FALSE_POSITIVE) {
            mistakes.add("filter", "monitoring.mistake.filter");
        }
        if (filter != Verdicts.Filter.NONE && alerts.stream().anyMatch(alert -> alert.kind() == AlertKind.SILENCE)) {
            mistakes.add("filter", "monitoring.mistake.silence");
        }
        mistakes.throwIfAny();
        return new Verdicts.Judgement(chosen, verdict, reason, review ? Asked.threatClass(form.value("given-class")) : null,
                review ? Asked.path(form.value("given-path")) : null, filter);
    }

    /// The filter of the queue that a form came from.
    static MultiValueMap<String, String> filterOf(Form form) {
        MultiValueMap<String, String> filter = new LinkedMultiValueMap<>();
        FILTER.forEach(name -> {
            if (form.given(name) != null) {
                filter.add(name, form.value(name));
            }
        });
        RENAMED.forEach(name -> {
            if (form.given("of-" + name) != null) {
                filter.add(name, form.value("of-" + name));
            }
        });
        return filter;
    }
}
