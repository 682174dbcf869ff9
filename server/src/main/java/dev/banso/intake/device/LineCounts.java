package dev.banso.intake.device;

import dev.banso.clock.MovableClock;
import dev.banso.database.ArrayColumns;
import dev.banso.events.Flag;
import dev.banso.intake.AttributedReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /// Adds the lines of a batch.
    ///
    /// @param live those of them that came over a connection just now; imports and adoptions are no signs of life
    /// @param worked time that all of the batch took so far; each device bears its share by the bytes of its lines
    public void add(List<AttributedReading> lines, List<AttributedReading> live, Duration worked) {
        if (!lines.isEmpty()) {
            addDays(days(lines), worked);
        }
        if (!live.isEmpty()) {
            addSigns(signs(live));
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
                .param("devices", added.ids(LineCount::device))
                .param("companies", added.ids(LineCount::company))
                .param("days", added.days(LineCount::day))
                .param("lines", added.numbers(LineCount::lines))
                .param("flagged", added.numbers(LineCount::flagged))
                .param("first", added.microseconds(LineCount::first))
                .param("last", added.microseconds(LineCount::last))
                .param("bytes", added.numbers(LineCount::bytes))
                .param("micros", worked.toNanos() / 1000)
                .param("sum", Math.max(1, days.stream().mapToLong(LineCount::bytes).sum()))
                .update();
    }

    private void addSigns(Collection<Sign> signs) {
        ArrayColumns<Sign> added = new ArrayColumns<>(signs);
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
                .param("devices", added.ids(Sign::device))
                .param("companies", added.ids(Sign::company))
                .param("first", added.microseconds(Sign::first))
                .param("last", added.microseconds(Sign::last))
                .param("events", added.microseconds(Sign::event))
                .param("lines", added.numbers(Sign::lines))
                .param("bytes", added.numbers(Sign::bytes))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Collection<LineCount> days(List<AttributedReading> lines) {
        Map<DeviceAndDay, LineCount> counts = new HashMap<>();
        for (AttributedReading line : lines) {
            Instant time = time(line);
            LocalDate day = LocalDate.ofInstant(time, MovableClock.JAPAN);
            counts.merge(new DeviceAndDay(line.device(), line.company(), day),
                    new LineCount(line.device(), line.company(), day, 1, line.reading().flags().isEmpty() ? 0 : 1, time, time,
                            line.line().length),
                    LineCount::plus);
        }
        return counts.values();
    }

    /// The event's time; where that lies in the future, the time of receipt, so that no coming day has data already.
    private static Instant time(AttributedReading line) {
        return line.reading().flags().contains(Flag.TIME_FUTURE) ? line.receivedAt() : line.reading().time().toInstant();
    }

    private static Collection<Sign> signs(List<AttributedReading> lines) {
        Map<UUID, Sign> signs = new HashMap<>();
        for (AttributedReading line : lines) {
            signs.merge(line.device(), new Sign(line.device(), line.company(), line.receivedAt(), line.receivedAt(),
                            line.reading().time().toInstant(), 1, line.line().length),
                    Sign::plus);
        }
        return signs.values();
    }

    private record DeviceAndDay(UUID device, UUID company, LocalDate day) {}

    private record Sign(UUID device, UUID company, Instant first, Instant last, Instant event, long lines, long bytes) {
        private Sign plus(Sign later) {
            return new Sign(device, later.company, first, later.last, later.event, lines + later.lines, bytes + later.bytes);
        }
    }
}
