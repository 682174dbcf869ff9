package dev.banso.intake.device;

import dev.banso.operation.Bounds;
import dev.banso.operation.Finding;
import dev.banso.operation.Observed;
import dev.banso.operation.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How long each device's latest line took to be processed, and how far its clock is off.
@Service
@Order(32)
public class DeviceLags implements Observed {
    /// A clock that is off by more than this counts as wrong.
    public static final Duration WRONG_CLOCK = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final Clock clock;

    DeviceLags(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// One page of the devices that the scope sees: those whose clocks are off furthest first.
    @Transactional(readOnly = true)
    public List<DeviceLag> page(int page, int size) {
        return jdbc.sql("""
                select * from device_sign
                 order by abs(extract(epoch from last_event - last_line)) desc nulls last, device_id
                 limit :limit offset :offset""")
                .param("limit", size)
                .param("offset", (long) page * size)
                .query(DeviceLags::lag)
                .list();
    }

    /// Devices that the scope sees and that have ever said anything.
    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from device_sign").query(Long.class).single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Finding> findings() {
        long wrong = jdbc.sql("""
                select count(*) from device_sign
                 where last_line > :yesterday and abs(extract(epoch from last_event - last_line)) > :seconds""")
                .param("yesterday", clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .param("seconds", WRONG_CLOCK.toSeconds())
                .query(Long.class)
                .single();
        return List.of(Finding.of("clocks", wrong, Unit.COUNT, Bounds.above(0)).seenAt("/operations/devices"));
    }

    private static DeviceLag lag(ResultSet row, int number) throws SQLException {
        Instant last = row.getObject("last_line", OffsetDateTime.class).toInstant();
        return new DeviceLag(row.getObject("device_id", UUID.class), row.getObject("company_id", UUID.class), last,
                since(last, row.getObject("processed_at", OffsetDateTime.class)),
                since(last, row.getObject("last_event", OffsetDateTime.class)),
                row.getLong("lines"), row.getLong("bytes"));
    }

    private static Optional<Duration> since(Instant last, @Nullable OffsetDateTime moment) {
        return Optional.ofNullable(moment).map(known -> Duration.between(last, known.toInstant()));
    }
}
