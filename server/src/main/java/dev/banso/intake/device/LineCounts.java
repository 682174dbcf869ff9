package dev.banso.intake.device;

import dev.banso.database.ArrayColumns;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts lines per device and day, and notes signs of life, in the pipeline's transaction.
@Repository
public class LineCounts {
    private final JdbcClient jdbc;
    private final Clock clock;

    LineCounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Adds what was counted.
    ///
    /// @param worked time that the lines took so far; each device bears its share by the bytes of its lines
    public void add(LineTally tally, Duration worked) {
        if (!tally.days().isEmpty()) {
            addDays(tally.days(), worked);
        }
        Collection<SignOfLife> signs = tally.signs();
        if (!signs.isEmpty()) {
            addSigns(signs);
        }
    }

    private void addDays(Collection<LineCount> days, Duration worked) {
        ArrayColumns<LineCount> added = new ArrayColumns<>(days);
        jdbc.sql("""
                insert into device_day as known (device_id, company_id, day, lines, flagged, first_line, last_line, work_micros)
                select device, company, date 'epoch' + day::integer, lines, flagged,
                       timestamptz 'epoch' + first * interval '1 microsecond', timestamptz 'epoch' + last * interval '1 microsecond',
                       :micros::bigint * bytes / :sum::bigint
                  from unnest(:devices::uuid[], :companies::uuid[], :days::bigint[], :lines::bigint[], :flagged::bigint[],
                              :first::bigint[], :last::bigint[], :bytes::bigint[])
                    as added (device, company, day, lines, flagged, first, last, bytes)
                    on conflict (device_id, company_id, day) do update
                   set lines      = known.lines + excluded.lines,
                       flagged    = known.flagged + excluded.flagged,
                       work_micros = known.work_micros + excluded.work_micros,
                       first_line = least(known.first_line, excluded.first_line),
                       last_line  = greatest(known.last_line, excluded.last_line)""")
                .param("devices", added.ids(count -> count.key().device()))
                .param("companies", added.ids(count -> count.key().company()))
                .param("days", added.days(count -> count.key().day()))
                .param("lines", added.numbers(LineCount::lines))
                .param("flagged", added.numbers(LineCount::flagged))
                .param("first", added.microseconds(LineCount::first))
                .param("last", added.microseconds(LineCount::last))
                .param("bytes", added.numbers(LineCount::bytes))
                .param("micros", worked.toNanos() / 1000)
                .param("sum", Math.max(1, days.stream().mapToLong(LineCount::bytes).sum()))
                .update();
    }

    private void addSigns(Collection<SignOfLife> signs) {
        ArrayColumns<SignOfLife> added = new ArrayColumns<>(signs);
        jdbc.sql("""
                insert into device_sign as known (device_id, company_id, first_line, last_line, last_event, processed_at, lines, bytes)
                select device, company, timestamptz 'epoch' + first * interval '1 microsecond',
                       timestamptz 'epoch' + last * interval '1 microsecond', timestamptz 'epoch' + event * interval '1 microsecond',
                       :now, lines, bytes
                  from unnest(:devices::uuid[], :companies::uuid[], :first::bigint[], :last::bigint[], :events::bigint[],
                              :lines::bigint[], :bytes::bigint[])
                    as added (device, company, first, last, event, lines, bytes)
                    on conflict (device_id) do update
                   set company_id = excluded.company_id,
                       first_line = least(known.first_line, excluded.first_line),
                       last_event = case when excluded.last_line >= known.last_line then excluded.last_event else known.last_event end,
                       processed_at = excluded.processed_at,
                       last_line  = greatest(known.last_line, excluded.last_line),
                       lines      = known.lines + excluded.lines,
                       bytes      = known.bytes + excluded.bytes""")
                .param("devices", added.ids(SignOfLife::device))
                .param("companies", added.ids(SignOfLife::company))
                .param("first", added.microseconds(SignOfLife::first))
                .param("last", added.microseconds(SignOfLife::last))
                .param("events", added.microseconds(SignOfLife::event))
                .param("lines", added.numbers(SignOfLife::lines))
                .param("bytes", added.numbers(SignOfLife::bytes))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
