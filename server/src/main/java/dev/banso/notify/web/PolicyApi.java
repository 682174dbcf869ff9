package dev.banso.notify.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.notify.policy.Cell;
import dev.banso.notify.policy.NoticePolicy;
import dev.banso.notify.policy.Outcome;
import dev.banso.notify.policy.Timing;
import dev.banso.problem.BansoException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/notice-policy`: when companies hear of an alert, by class, outcome and severity. The provider's alone.
@RestController
@RequestMapping("/api/v1/notice-policy")
class PolicyApi {
    private static final List<String> SEVERITIES = List.of("informational", "low", "medium", "high", "critical");

    private final NoticePolicy policy;

    PolicyApi(NoticePolicy policy) {
        this.policy = policy;
    }

    @GetMapping
    @Requires(Permission.NOTICES_READ)
    TableJson get() {
        ProvidersDesk.check();
        Map<Cell, Timing> table = policy.table();
        Set<Cell> changed = policy.changed();
        List<RowJson> rows = new ArrayList<>();
        for (String subject : policy.subjects()) {
            for (Outcome outcome : Outcome.values()) {
                Map<String, String> timings = new LinkedHashMap<>();
                List<String> own = new ArrayList<>();
                for (String severity : SEVERITIES) {
                    Cell cell = cell(subject, outcome, severity);
                    timings.put(severity, Objects.requireNonNull(table.get(cell)).code());
                    if (changed.contains(cell)) {
                        own.add(severity);
                    }
                }
                rows.add(new RowJson(subject, outcome.code(), timings, own));
            }
        }
        return new TableJson(rows);
    }

    /// Puts a table in force; cells that it leaves out are as shipped.
    @PutMapping
    @Requires(Permission.NOTICES_WRITE)
    TableJson put(@RequestBody TableJson table) {
        ProvidersDesk.check();
        if (table.rows() == null) {
            throw BansoException.user("notify.error.policy-rows");
        }
        Map<Cell, Timing> cells = new HashMap<>();
        table.rows().forEach(row -> read(row, cells));
        policy.replace(cells);
        return get();
    }

    /// Goes back to the shipped table.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.NOTICES_WRITE)
    void reset() {
        ProvidersDesk.check();
        policy.reset();
    }

    private void read(RowJson row, Map<Cell, Timing> cells) {
        String subject = String.valueOf(row.subject());
        if (!policy.subjects().contains(subject)) {
            throw BansoException.user("error.value", subject);
        }
        String code = String.valueOf(row.outcome());
        Outcome outcome = Outcome.of(code).orElseThrow(() -> BansoException.user("error.value", code));
        Map<String, String> timings = row.timings() == null ? Map.of() : row.timings();
        timings.forEach((severity, timing) -> {
            if (!SEVERITIES.contains(severity)) {
                throw BansoException.user("error.value", severity);
            }
            cells.put(cell(subject, outcome, severity),
                    Timing.of(String.valueOf(timing)).orElseThrow(() -> BansoException.user("error.value", String.valueOf(timing))));
        });
    }

    private static Cell cell(String subject, Outcome outcome, String severity) {
        return new Cell(subject, outcome, SEVERITIES.indexOf(severity) + Cell.LOWEST);
    }

    record TableJson(@Nullable List<RowJson> rows) {}

    /// @param subject a class of tables 31 and 32, `rule` or `silence`
    /// @param outcome `stopped`, `passed`, `unknown`
    /// @param timings of each severity: `immediately`, `after-verdict`, `digest`, `report`
    /// @param changed the severities that differ from the shipped table; ignored when given
    record RowJson(@JsonProperty("class") @Nullable String subject, @Nullable String outcome, @Nullable Map<String, String> timings,
            @Nullable List<String> changed) {}
}
