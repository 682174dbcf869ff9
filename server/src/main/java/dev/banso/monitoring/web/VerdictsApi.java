package dev.banso.monitoring.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.monitoring.Verdict;
import dev.banso.monitoring.Verdicts;
import dev.banso.problem.BansoException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Judging alerts and taking judgements back.
@RestController
@RequestMapping("/api/v1")
@Requires(Permission.VERDICTS_WRITE)
class VerdictsApi {
    private final Verdicts verdicts;

    VerdictsApi(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @PostMapping("/verdicts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@RequestBody Given given) {
        verdicts.give(given.judgement());
    }

    @DeleteMapping("/alerts/{id}/verdict")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id) {
        verdicts.withdraw(id);
    }

    /// A verdict on alerts.
    ///
    /// @param threatClass for alerts that need review; `path` beside it where it is malware
    /// @param filter true makes a filter of each; `filterScope`: `subject` (where nothing is said) or `company`
    record Given(
            @Nullable List<UUID> alerts,
            @Nullable String verdict,
            @Nullable String reason,
            @JsonProperty("class") @Nullable String threatClass,
            @Nullable String path,
            @Nullable Boolean filter,
            @Nullable String filterScope) {

        Verdicts.Judgement judgement() {
            if (alerts == null || verdict == null) {
                throw BansoException.user("monitoring.error.verdict-incomplete");
            }
            return new Verdicts.Judgement(Set.copyOf(alerts), Asked.verdict(verdict), Objects.requireNonNullElse(reason, ""),
                    Asked.threatClass(threatClass), Asked.path(path), reach());
        }

        private Verdicts.Filter reach() {
            if (!Boolean.TRUE.equals(filter)) {
                return Verdicts.Filter.NONE;
            }
            return "company".equals(filterScope) ? Verdicts.Filter.COMPANY : Verdicts.Filter.SUBJECT;
        }
    }
}
