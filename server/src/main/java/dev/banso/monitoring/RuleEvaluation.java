package dev.banso.monitoring;

import dev.banso.clock.MovableClock;
import dev.banso.company.CompanyErased;
import dev.banso.events.Reading;
import dev.banso.events.detect.Detector;
import dev.banso.events.detect.Level;
import dev.banso.events.detect.Matches;
import dev.banso.events.detect.RuleKind;
import dev.banso.events.detect.RuleMatch;
import dev.banso.intake.AttributedReading;
import dev.banso.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Asks the rules about lines: ahead of the transaction whether they are about one at all, and within it what follows. What correlations remember is stored with the journal's offset; after a rollback it
/// is read anew, so that a batch that comes again matches as if for the first time.
@Component
class RuleEvaluation {
    private final Detector detector;
    private final FiltersInForce filters;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    /// The version of each company's state that is in memory.
    private final Map<UUID, Long> known = new ConcurrentHashMap<>();
    private final boolean sharesWork;

    RuleEvaluation(Detector detector, FiltersInForce filters, JdbcClient jdbc, JsonMapper json, Settings settings) {
        this.detector = detector;
        this.filters = filters;
        this.jdbc = jdbc;
        this.json = json;
        this.sharesWork = settings.kafka() != null;
    }

    /// Whether anything comes of a line: it has a class, or a rule matches it.
    boolean concern(Reading reading) {
        return reading.threatClass() != null || detector.concerns(reading);
    }

    /// Evaluates the batch within the running transaction and returns what it adds to alerts, in its order.
    List<Occurrence> evaluate(List<AttributedReading> batch) {
        Set<UUID> companies = new HashSet<>();
        batch.forEach(line -> companies.add(line.company()));
        forgetAfterRollback(companies);
        remember(companies);
        filters.refresh(companies);
        Counts counts = new Counts();
        List<Occurrence> occurrences = new ArrayList<>();
        for (AttributedReading line : batch) {
            Matches matches = detector.match(line.company(), line.reading());
            if (line.reading().threatClass() != null) {
                occurrences.add(Occurrence.of(line, matches));
            }
            for (RuleMatch match : matches.found()) {
                counts.add(match);
                addTo(occurrences, match, line);
            }
            matches.inner().forEach(counts::add);
            matches.suppressed().forEach(match -> addTo(occurrences, match, line));
            matches.filters().forEach(filter -> counts.excluded(filter, line));
        }
        store(counts);
        return occurrences;
    }

    @EventListener
    void on(CompanyErased erased) {
        detector.forget(erased.company());
        known.remove(erased.company());
    }

    /// A line with a class has its own alert already; a rule about that line alone adds none.
    private static void addTo(List<Occurrence> occurrences, RuleMatch match, AttributedReading line) {
        if (match.level() != Level.INFORMATIONAL
                && (match.kind() == RuleKind.CORRELATION || line.reading().threatClass() == null)) {
            occurrences.add(Occurrence.of(line, match));
        }
    }

    /// How often each rule matched and each filter excluded something, by company and day in Japan.
    private static final class Counts {
        private final Map<Counted, Integer> matched = new HashMap<>();
        private final Map<Counted, Integer> excluded = new HashMap<>();

        private record Counted(UUID id, UUID company, LocalDate day) {}

        private record Row(UUID id, UUID company, LocalDate day, int count) {}

        void add(RuleMatch match) {
            if (!match.continues()) {
                matched.merge(new Counted(match.id(), match.company(), day(match.time())), 1, Integer::sum);
            }
        }

        void excluded(UUID filter, AttributedReading line) {
            excluded.merge(new Counted(filter, line.company(), day(line.reading().time().toInstant())), 1, Integer::sum);
        }

        private static LocalDate day(Instant time) {
            return time.atZone(MovableClock.JAPAN).toLocalDate();
        }

        static List<Row> rows(Map<Counted, Integer> counts) {
            return counts.entrySet().stream()
                    .map(counted -> new Row(counted.getKey().id(), counted.getKey().company(), counted.getKey().day(), counted.getValue()))
                    .toList();
        }
    }

    private void remember(Set<UUID> companies) {
        Set<UUID> unknown = new HashSet<>(companies);
        if (!sharesWork) {
            unknown.removeAll(known.keySet());
        }
        Map<UUID, Long> stored = versions(unknown);
        unknown.removeIf(company -> stored.getOrDefault(company, 0L).equals(known.get(company)));
        if (unknown.isEmpty()) {
            return;
        }
        unknown.forEach(detector::clear);
        jdbc.sql("select company_id, state from correlation_state where company_id = any(:companies)")
                .param("companies", unknown.toArray(UUID[]::new))
                .query(row -> {
                    detector.restore(row.getObject("company_id", UUID.class), row.getBytes("state"));
                });
        unknown.forEach(company -> known.put(company, stored.getOrDefault(company, 0L)));
    }

    /// The version of each state that is stored. Where several processes work, lines of one company may come through two of them.
    private Map<UUID, Long> versions(Set<UUID> companies) {
        Map<UUID, Long> stored = new HashMap<>();
        if (!companies.isEmpty()) {
            jdbc.sql("select company_id, version from correlation_state where company_id = any(:companies)"
                            + (sharesWork ? " order by company_id for update" : ""))
                    .param("companies", companies.toArray(UUID[]::new))
                    .query(row -> {
                        stored.put(row.getObject("company_id", UUID.class), row.getLong("version"));
                    });
        }
        return stored;
    }

    private void forgetAfterRollback(Set<UUID> companies) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    companies.forEach(detector::clear);
                    known.keySet().removeAll(companies);
                }
            }
        });
    }

    private void store(Counts counts) {
        Collection<UUID> changed = List.copyOf(detector.takeChanged());
        run("""
                insert into correlation_state (company_id, state)
                select company, decode(state, 'base64')
                  from jsonb_to_recordset(:rows::jsonb) as changed (company uuid, state text)
                    on conflict (company_id) do update set state = excluded.state, version = correlation_state.version + 1""",
                changed.stream().map(company -> new State(company, detector.save(company))).toList());
        changed.forEach(company -> known.merge(company, 1L, Long::sum));
        run("""
                insert into rule_match (rule_id, company_id, day, count)
                select id, company, day, count
                  from jsonb_to_recordset(:rows::jsonb) as added (id uuid, company uuid, day date, count bigint)
                    on conflict (rule_id, company_id, day) do update set count = rule_match.count + excluded.count""",
                Counts.rows(counts.matched));
        run("""
                insert into exclusion_match (exclusion_id, company_id, day, count)
                select id, company, day, count
                  from jsonb_to_recordset(:rows::jsonb) as added (id uuid, company uuid, day date, count bigint)
                    on conflict (exclusion_id, company_id, day) do update set count = exclusion_match.count + excluded.count""",
                Counts.rows(counts.excluded));
    }

    private void run(String sql, List<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", json.writeValueAsString(rows)).update();
        }
    }

    private record State(UUID company, byte[] state) {}
}
