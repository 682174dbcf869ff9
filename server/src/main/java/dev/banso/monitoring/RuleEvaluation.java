package dev.banso.monitoring;

import dev.banso.clock.MovableClock;
import dev.banso.company.CompanyErased;
import dev.banso.events.detect.Detector;
import dev.banso.events.detect.Level;
import dev.banso.events.detect.RuleKind;
import dev.banso.events.detect.RuleMatch;
import dev.banso.intake.AttributedReading;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Asks the rules about every line. What correlations remember is stored with the journal's offset; after a rollback it
/// is read anew, so that a batch that comes again matches as if for the first time.
@Component
class RuleEvaluation {
    private final Detector detector;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();

    RuleEvaluation(Detector detector, JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.detector = detector;
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /// Evaluates the batch within the running transaction and returns what its matches add to alerts.
    List<Occurrence> evaluate(List<AttributedReading> batch) {
        Set<UUID> companies = new HashSet<>();
        batch.forEach(line -> companies.add(line.company()));
        forgetAfterRollback(companies);
        remember(companies);
        Map<Counted, Integer> counts = new HashMap<>();
        List<Occurrence> occurrences = new ArrayList<>();
        for (AttributedReading line : batch) {
            for (RuleMatch match : detector.match(line.company(), line.reading()).found()) {
                if (!match.continues()) {
                    counts.merge(new Counted(match.id(), line.company(), day(match)), 1, Integer::sum);
                }
                if (alerts(match, line)) {
                    occurrences.add(occurrence(match, line));
                }
            }
        }
        store(counts);
        return occurrences;
    }

    @EventListener
    void on(CompanyErased erased) {
        detector.forget(erased.company());
        known.remove(erased.company());
    }

    private record Counted(UUID rule, UUID company, LocalDate day) {}

    /// A line with a class has its own alert already; a rule about that line alone adds none.
    private static boolean alerts(RuleMatch match, AttributedReading line) {
        return match.level() != Level.INFORMATIONAL
                && (match.kind() == RuleKind.CORRELATION || line.reading().threatClass() == null);
    }

    private static Occurrence occurrence(RuleMatch match, AttributedReading line) {
        var key = new GroupKey(line.company(), AlertKind.RULE, null, null, null, match.id(), subject(match, line), null);
        var titles = new Occurrence.RuleTitles(match.title(), match.rule().titleJa());
        return new Occurrence(key, match.time(), severity(match.level()), line.reading().blocked(), titles, line);
    }

    private static @Nullable String subject(RuleMatch match, AttributedReading line) {
        if (!match.group().isEmpty()) {
            return String.join(" ", match.group().values());
        }
        var reading = line.reading();
        if (reading.subject() != null) {
            return reading.subject();
        }
        return reading.event().user() != null ? reading.event().user() : reading.event().srcIp();
    }

    private static int severity(Level level) {
        return switch (level) {
            case INFORMATIONAL -> 1;
            case LOW -> 2;
            case MEDIUM -> 3;
            case HIGH -> 4;
            case CRITICAL -> 5;
        };
    }

    private static LocalDate day(RuleMatch match) {
        return match.time().atZone(MovableClock.JAPAN).toLocalDate();
    }

    private void remember(Set<UUID> companies) {
        Set<UUID> unknown = new HashSet<>(companies);
        unknown.removeAll(known);
        if (unknown.isEmpty()) {
            return;
        }
        unknown.forEach(detector::clear);
        jdbc.sql("select company_id, state from correlation_state where company_id = any(:companies)")
                .param("companies", unknown.toArray(UUID[]::new))
                .query(row -> {
                    detector.restore(row.getObject("company_id", UUID.class), row.getBytes("state"));
                });
        known.addAll(unknown);
    }

    private void forgetAfterRollback(Set<UUID> companies) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    companies.forEach(detector::clear);
                    known.removeAll(companies);
                }
            }
        });
    }

    private void store(Map<Counted, Integer> counts) {
        run("""
                insert into correlation_state (company_id, state) values (:company, :state)
                on conflict (company_id) do update set state = excluded.state""",
                detector.takeChanged().stream().map(company -> new MapSqlParameterSource()
                        .addValue("company", company)
                        .addValue("state", detector.save(company))).toList());
        run("""
                insert into rule_match (rule_id, company_id, day, count) values (:rule, :company, :day, :count)
                on conflict (rule_id, company_id, day) do update set count = rule_match.count + excluded.count""",
                counts.entrySet().stream().map(counted -> new MapSqlParameterSource()
                        .addValue("rule", counted.getKey().rule())
                        .addValue("company", counted.getKey().company())
                        .addValue("day", counted.getKey().day())
                        .addValue("count", counted.getValue())).toList());
    }

    private void run(String sql, List<MapSqlParameterSource> batch) {
        if (!batch.isEmpty()) {
            batches.batchUpdate(sql, batch.toArray(MapSqlParameterSource[]::new));
        }
    }
}
