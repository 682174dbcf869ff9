package dev.banso.monitoring.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.monitoring.Exclusion;
import dev.banso.monitoring.Exclusions;
import dev.banso.monitoring.Rule;
import dev.banso.monitoring.Rules;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Rules with their match counters, and the companies' filters.
@RestController
@RequestMapping("/api/v1")
class RulesApi {
    private final Rules rules;
    private final Exclusions exclusions;

    RulesApi(Rules rules, Exclusions exclusions) {
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
    ListJson<Exclusion> exclusions() {
        return new ListJson<>(exclusions.all(), null);
    }

    /// Lifts a filter.
    @DeleteMapping("/exclusions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.VERDICTS_WRITE)
    void lift(@PathVariable UUID id) {
        exclusions.lift(id);
    }
}
