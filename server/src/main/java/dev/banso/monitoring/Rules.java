package dev.banso.monitoring;

import dev.banso.events.detect.Detector;
import dev.banso.events.detect.RuleCounts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The rules in use with their match counters.
@Service
public class Rules {
    private static final Tally NONE = new Tally(0, null);

    private final Detector detector;
    private final JdbcClient jdbc;

    Rules(Detector detector, JdbcClient jdbc) {
        this.detector = detector;
        this.jdbc = jdbc;
    }

    /// All rules, in the order of their files.
    @Transactional(readOnly = true)
    public List<Rule> all() {
        Map<UUID, Tally> tallies = new HashMap<>();
        jdbc.sql("select rule_id, sum(count) as count, max(day) as last from rule_match group by rule_id")
                .query(row -> {
                    tallies.put(row.getObject("rule_id", UUID.class), new Tally(row.getLong("count"), row.getObject("last", LocalDate.class)));
                });
        return detector.ruleCounts().stream().map(counts -> rule(counts, tallies.getOrDefault(counts.rule().id(), NONE))).toList();
    }

    private record Tally(long matched, @Nullable LocalDate last) {}

    private static Rule rule(RuleCounts counts, Tally tally) {
        var about = counts.rule();
        return new Rule(about.id(), about.name(), about.title(), about.titleJa(), about.description(),
                about.kind().name().toLowerCase(Locale.ROOT), about.level().name().toLowerCase(Locale.ROOT),
                about.tags(), about.origin(), counts.evaluated(), counts.exhausted(), counts.suppressed(), tally.matched(), tally.last());
    }
}
