package dev.banso.intake.quarantine;

import dev.banso.database.StoredText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Keeps, per sender, how many lines came and a sample. Anybody can invent names, so the number of senders is bounded:
/// those with the fewest lines, heard longest ago, make room and are counted as overflow.
@Repository
public class QuarantineSummary {
    static final int MOST_SENDERS = 5_000;
    /// Several hundred a batch, of which eight may share a transaction.
    private static final int MOST_SENDERS_AT_ONCE = 2_500;
    private static final int LONGEST_SAMPLE = 4_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    QuarantineSummary(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Adds quarantined lines, in the pipeline's transaction.
    public void add(List<QuarantinedLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<Group> kept = groups(lines).stream()
                .sorted((one, other) -> Long.compare(other.lines, one.lines))
                .limit(MOST_SENDERS_AT_ONCE)
                .toList();
        upsert(kept);
        long left = lines.size() - kept.stream().mapToLong(group -> group.lines).sum();
        countOverflow(left + makeRoom());
    }

    private void upsert(List<Group> groups) {
        jdbc.sql("""
                insert into quarantine as known (sender, reason, connection, devid, vd, hostname, lines, first_seen, last_seen,
                                                 last_sequence, sample)
                select sender, reason, connection, devid, vd, hostname, lines, "firstSeen", "lastSeen", "lastSequence", sample
                  from jsonb_to_recordset(:rows::jsonb)
                    as added (sender text, reason text, connection text, devid text, vd text, hostname text, lines bigint,
                              "firstSeen" timestamptz, "lastSeen" timestamptz, "lastSequence" bigint, sample text)
                    on conflict (sender) do update
                   set reason        = excluded.reason,
                       lines         = known.lines + excluded.lines,
                       last_seen     = greatest(known.last_seen, excluded.last_seen),
                       last_sequence = excluded.last_sequence""")
                .param("rows", json.writeValueAsString(groups.stream().map(Group::row).toList()))
                .update();
    }

    private long makeRoom() {
        return Objects.requireNonNullElse(jdbc.sql("""
                with evicted as (
                    delete from quarantine
                     where id in (select id from quarantine order by lines desc, last_seen desc offset :most)
                    returning lines)
                select sum(lines)::bigint from evicted""")
                .param("most", MOST_SENDERS)
                .query(Long.class)
                .optional()
                .orElse(null), 0L);
    }

    private void countOverflow(long lines) {
        if (lines > 0) {
            jdbc.sql("update quarantine_overflow set lines = lines + :lines").param("lines", lines).update();
        }
    }

    private static Collection<Group> groups(List<QuarantinedLine> lines) {
        Map<Sender, Group> groups = new LinkedHashMap<>();
        for (QuarantinedLine line : lines) {
            groups.computeIfAbsent(line.sender(), sender -> new Group(line)).add(line);
        }
        return groups.values();
    }

    private static final class Group {
        private final QuarantinedLine first;
        private QuarantinedLine last;
        private long lines;

        private Group(QuarantinedLine first) {
            this.first = first;
            this.last = first;
        }

        private void add(QuarantinedLine line) {
            lines++;
            last = line;
        }

        private Row row() {
            Sender sender = first.sender();
            String sample = StoredText.of(new String(first.line(), StandardCharsets.UTF_8), LONGEST_SAMPLE);
            return new Row(sender.text(), last.reason().code(), sender.connection(), sender.devid(), sender.vd(), sender.hostname(),
                    lines, first.receivedAt(), last.receivedAt(), last.sequence(), sample);
        }
    }

    private record Row(String sender, String reason, String connection, @Nullable String devid, @Nullable String vd,
            @Nullable String hostname, long lines, Instant firstSeen, Instant lastSeen, long lastSequence, String sample) {}
}
