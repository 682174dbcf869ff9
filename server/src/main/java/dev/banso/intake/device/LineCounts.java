package dev.banso.intake.device;

import dev.banso.clock.MovableClock;
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
import tools.jackson.databind.json.JsonMapper;

/// Counts lines per device and day, and notes signs of life, in the pipeline's transaction.
@Repository
public class LineCounts {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    LineCounts(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
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
        jdbc.sql("""
                insert into device_day as known (device_id, company_id, day, lines, flagged, first_line, last_line, work_micros)
                select device, company, day, lines, flagged, first, last, :micros::bigint * bytes / :bytes::bigint
                  from jsonb_to_recordset(:rows::jsonb)
                    as added (device uuid, company uuid, day date, lines bigint, flagged bigint, first timestamptz, last timestamptz,
                              bytes bigint)
                    on conflict (device_id, company_id, day) do update
                   set lines      = known.lines + excluded.lines,
                       flagged    = known.flagged + excluded.flagged,
                       work_micros = known.work_micros + excluded.work_micros,
                       first_line = least(known.first_line, excluded.first_line),
                       last_line  = greatest(known.last_line, excluded.last_line)""")
                .param("rows", json.writeValueAsString(days))
                .param("micros", worked.toNanos() / 1000)
                .param("bytes", Math.max(1, days.stream().mapToLong(LineCount::bytes).sum()))
                .update();
    }

    private void addSigns(Collection<Sign> signs) {
        jdbc.sql("""
                insert into device_sign as known (device_id, company_id, first_line, last_line, last_event, processed_at, lines, bytes)
                select device, company, first, last, event, :now, lines, bytes
                  from jsonb_to_recordset(:rows::jsonb)
                    as added (device uuid, company uuid, first timestamptz, last timestamptz, event timestamptz, lines bigint, bytes bigint)
                    on conflict (device_id) do update
                   set company_id = excluded.company_id,
                       first_line = least(known.first_line, excluded.first_line),
                       last_event = case when excluded.last_line >= known.last_line then excluded.last_event else known.last_event end,
                       processed_at = excluded.processed_at,
                       last_line  = greatest(known.last_line, excluded.last_line),
                       lines      = known.lines + excluded.lines,
                       bytes      = known.bytes + excluded.bytes""")
                .param("rows", json.writeValueAsString(signs))
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
