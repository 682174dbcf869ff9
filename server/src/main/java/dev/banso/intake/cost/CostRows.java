package dev.banso.intake.cost;

import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The counts of a month, of one company and of all that the scope sees.
@Repository
class CostRows {
    private static final double MICROS = 1_000_000;

    private final JdbcClient jdbc;

    CostRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    ShareOfCost read(UUID company, YearMonth month) {
        List<Part> counted = of(company, month, """
                select coalesce(sum(lines) filter (where company_id = :company), 0) as lines, coalesce(sum(lines), 0) as all_lines,
                       coalesce(sum(work_micros) filter (where company_id = :company), 0) as work, coalesce(sum(work_micros), 0) as all_work
                  from device_day where day between :from and :to""")
                .query((row, number) -> List.of(
                        new Part(row.getDouble("lines"), row.getDouble("all_lines")),
                        new Part(row.getDouble("work") / MICROS, row.getDouble("all_work") / MICROS)))
                .single();
        Part stored = of(company, month, """
                select coalesce(sum(bytes) filter (where company_id = :company), 0) / greatest(count(distinct day), 1) as bytes,
                       coalesce(sum(bytes), 0) / greatest(count(distinct day), 1) as all_bytes
                  from storage_day where day between :from and :to""")
                .query((row, number) -> new Part(row.getDouble("bytes"), row.getDouble("all_bytes")))
                .single();
        return new ShareOfCost(month, counted.getFirst(), stored, counted.getLast(), yen(month));
    }

    private JdbcClient.StatementSpec of(UUID company, YearMonth month, String sql) {
        return jdbc.sql(sql).param("company", company).param("from", month.atDay(1)).param("to", month.atEndOfMonth());
    }

    /// What the machine costs in a month: as was said last for that month or an earlier one.
    @Transactional(readOnly = true)
    OptionalLong yen(YearMonth month) {
        return jdbc.sql("select yen from machine_cost where month <= :month order by month desc limit 1")
                .param("month", month.atDay(1))
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /// Says what the machine costs from that month on, until another month says otherwise.
    @Transactional
    void costs(YearMonth from, long yen) {
        jdbc.sql("""
                insert into machine_cost (month, yen) values (:month, :yen)
                on conflict (month) do update set yen = excluded.yen""")
                .param("month", from.atDay(1))
                .param("yen", yen)
                .update();
    }
}
