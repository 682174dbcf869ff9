package dev.banso.intake.passage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Moves imports and adoptions on, in the pipeline's transaction.
@Repository
public class PassageProgress {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PassageProgress(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Notes how far each passage is.
    ///
    /// @param lines of any passages, in the order of the log
    /// @param served companies that there are; lines of others count as taken by nobody
    public void add(List<PassageLine> lines, Set<UUID> served) {
        Map<UUID, Step> steps = new HashMap<>();
        for (PassageLine line : lines) {
            UUID passage = line.place().id();
            boolean taken = line.company() != null && served.contains(line.company());
            steps.merge(passage, new Step(passage, line.place().ordinal(), 1, taken ? 1 : 0), Step::plus);
        }
        if (!steps.isEmpty()) {
            move(steps.values());
        }
    }

    private void move(Collection<Step> steps) {
        jdbc.sql("""
                update line_import i
                   set last_ordinal = step.ordinal,
                       taken        = i.taken + step.taken,
                       quarantined  = i.quarantined + step.processed - step.taken
                  from jsonb_to_recordset(:steps::jsonb) as step (id uuid, ordinal bigint, processed bigint, taken bigint)
                 where i.id = step.id""")
                .param("steps", json.writeValueAsString(steps))
                .update();
    }

    private record Step(UUID id, long ordinal, long processed, long taken) {
        private Step plus(Step later) {
            return new Step(id, Math.max(ordinal, later.ordinal), processed + later.processed, taken + later.taken);
        }
    }
}
