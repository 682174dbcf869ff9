package dev.banso.monitoring.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.monitoring.Exclusion;
import dev.banso.monitoring.Exclusions;
import dev.banso.monitoring.Rule;
import dev.banso.monitoring.Rules;
import dev.banso.problem.BansoException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Rules with their match counters, and the companies' filters.
@RestController
@RequestMapping("/api/v1")
class RulesApi {
    private final Rules rules;
    private final Exclusions exclusions;
    private final MessageSource messages;

    RulesApi(Rules rules, Exclusions exclusions, MessageSource messages) {
        this.messages = messages;
        this.rules = rules;
        this.exclusions = exclusions;
    }

    @GetMapping("/rules")
    @Requires(Permission.ALERTS_READ)
    ListJson<Rule> rules() {
        return new ListJson<>(rules.all(), null);
    }

    @GetMapping("/exclusions")
    @Requires(Permission.ALERTS_READ)
    ListJson<ExclusionJson> exclusions(Locale locale) {
        return new ListJson<>(exclusions.all().stream().map(one -> json(one, locale)).toList(), null);
    }

    private ExclusionJson json(Exclusion exclusion, Locale locale) {
        return ExclusionJson.of(exclusion, problem -> messages.getMessage(problem, locale));
    }

    /// Adds a filter.
    @PostMapping("/exclusions")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.VERDICTS_WRITE)
    ExclusionJson add(@RequestBody NewExclusion added, Locale locale) {
        if (added.filter() == null || added.reason() == null || added.reason().isBlank()) {
            throw BansoException.user("monitoring.error.filter-empty");
        }
        return json(exclusions.get(exclusions.add(added.company(), added.filter(), added.reason())), locale);
    }

    /// A filter to add.
    ///
    /// @param company whose; for every company where it is missing
    /// @param filter one Sigma 2.1 filter
    record NewExclusion(@Nullable UUID company, @Nullable String filter, @Nullable String reason) {}

    /// A filter as a Sigma 2.1 file.
    @GetMapping(path = "/exclusions/{id}/sigma", produces = "application/yaml")
    @Requires(Permission.ALERTS_READ)
    String sigma(@PathVariable UUID id) {
        return exclusions.get(id).filter();
    }

    /// Lifts a filter.
    @DeleteMapping("/exclusions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.VERDICTS_WRITE)
    void lift(@PathVariable UUID id) {
        exclusions.lift(id);
    }
}
