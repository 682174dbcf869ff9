package dev.banso.intake.passage;

import dev.banso.intake.inbox.ReceivedLine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// Notes how far each passage of a batch is.
    ///
    /// @param lines all lines of the batch
    /// @param owned those that found their company
    public void add(List<ReceivedLine> lines, List<ReceivedLine> owned) {
        Map<UUID, Step> steps = new HashMap<>();
        lines.forEach(line -> add(steps, line, 1, 0));
        owned.forEach(line -> add(steps, line, 0, 1));
        if (!steps.isEmpty()) {
            move(steps.values());
        }
    }

    private static void add(Map<UUID, Step> steps, ReceivedLine line, int processed, int taken) {
        if (line.passage() != null) {
            steps.merge(line.passage().id(), new Step(line.passage().id(), line.passage().ordinal(), processed, taken), Step::plus);
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
