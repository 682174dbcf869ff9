package dev.banso.notify.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The policy in force: the shipped table with the provider's changes.
@Service
public class NoticePolicy {
    private final JdbcClient jdbc;
    private final Map<Cell, Timing> shipped = PolicyFile.read("notify/policy.yaml", shippedFile());

    NoticePolicy(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The table's rows, in order.
    public List<String> subjects() {
        return List.copyOf(PolicyFile.subjects());
    }

    /// When the company hears of what stands in that cell.
    @Transactional(readOnly = true)
    public Timing timing(Cell cell) {
        return Objects.requireNonNull(changes().getOrDefault(cell, shipped.get(cell)), () -> "no policy for " + cell);
    }

    /// The whole table.
    @Transactional(readOnly = true)
    public Map<Cell, Timing> table() {
        Map<Cell, Timing> table = new HashMap<>(shipped);
        table.putAll(changes());
        return table;
    }

    /// The cells that the provider has changed.
    @Transactional(readOnly = true)
    public Set<Cell> changed() {
        return changes().keySet();
    }

    /// Puts the provider's table in force; only what differs from the shipped one is kept.
    ///
    /// @param table cells that are absent stay as they are
    @Transactional
    public void change(Map<Cell, Timing> table) {
        Map<Cell, Timing> before = table();
        table.forEach((cell, timing) -> {
            if (shipped.containsKey(cell) && before.get(cell) != timing) {
                write(cell, timing);
            }
        });
    }

    /// Puts this table in force in place of the one before.
    ///
    /// @param table cells that are absent are as shipped
    @Transactional
    public void replace(Map<Cell, Timing> table) {
        Map<Cell, Timing> whole = new HashMap<>(shipped);
        whole.putAll(table);
        change(whole);
    }

    /// Goes back to the shipped table.
    @Transactional
    public void reset() {
        jdbc.sql("delete from notice_policy").update();
    }

    private void write(Cell cell, Timing timing) {
        if (shipped.get(cell) == timing) {
            bind(jdbc.sql("""
                    delete from notice_policy
                     where threat_class = :class and outcome = :outcome and severity = :severity"""), cell).update();
            return;
        }
        bind(jdbc.sql("""
                insert into notice_policy (threat_class, outcome, severity, timing)
                values (:class, :outcome, :severity, :timing)
                on conflict (threat_class, outcome, severity) do update set timing = excluded.timing"""), cell)
                .param("timing", timing.code())
                .update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Cell cell) {
        return statement
                .param("class", cell.subject())
                .param("outcome", cell.outcome().code())
                .param("severity", cell.severity());
    }

    private Map<Cell, Timing> changes() {
        Map<Cell, Timing> changes = new HashMap<>();
        jdbc.sql("select threat_class, outcome, severity, timing from notice_policy").query((java.sql.ResultSet row) -> {
            Outcome outcome = Outcome.of(row.getString("outcome")).orElseThrow();
            changes.put(new Cell(row.getString("threat_class"), outcome, row.getInt("severity")),
                    Timing.of(row.getString("timing")).orElseThrow());
        });
        return changes;
    }

    private static String shippedFile() {
        try (InputStream stream = NoticePolicy.class.getResourceAsStream("/notify/policy.yaml")) {
            return new String(Objects.requireNonNull(stream, "notify/policy.yaml is missing").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("notify/policy.yaml cannot be read", unreadable);
        }
    }
}
