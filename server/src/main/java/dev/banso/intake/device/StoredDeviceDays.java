package dev.banso.intake.device;

import dev.banso.clock.MovableClock;
import dev.banso.company.DeviceSigns;
import dev.banso.intake.DeviceDays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Answers what is known of days with data, signs of life and silences.
@Service
class StoredDeviceDays implements DeviceDays, DeviceSigns {
    private final JdbcClient jdbc;

    StoredDeviceDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<DeviceDay> days(UUID company, YearMonth from, YearMonth to) {
        return jdbc.sql("""
                select company_id, device_id, day, lines, flagged, first_line, last_line
                  from device_day
                 where company_id = :company and day between :from and :to
                 order by day, device_id""")
                .param("company", company)
                .param("from", from.atDay(1))
                .param("to", to.atEndOfMonth())
                .query((row, number) -> new DeviceDay(
                        row.getObject("company_id", UUID.class),
                        row.getObject("device_id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getLong("lines"),
                        row.getLong("flagged"),
                        instant(row, "first_line"),
                        instant(row, "last_line")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<CompanyMonth> months(YearMonth from, YearMonth to) {
        return jdbc.sql("""
                select company_id, date_trunc('month', day)::date as month, count(distinct day) as days, sum(lines)::bigint as lines
                  from device_day
                 where day between :from and :to
                 group by company_id, month
                 order by month, company_id""")
                .param("from", from.atDay(1))
                .param("to", to.atEndOfMonth())
                .query((row, number) -> new CompanyMonth(
                        row.getObject("company_id", UUID.class),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getInt("days"),
                        row.getLong("lines")))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Silence> silences(UUID company, YearMonth month) {
        return jdbc.sql("""
                select company_id, device_id, since, noticed_at, ended_at
                  from device_silence
                 where company_id = :company and since < :to and (ended_at is null or ended_at >= :from)
                 order by since""")
                .param("company", company)
                .param("from", month.atDay(1).atStartOfDay(MovableClock.JAPAN).toOffsetDateTime())
                .param("to", month.plusMonths(1).atDay(1).atStartOfDay(MovableClock.JAPAN).toOffsetDateTime())
                .query(StoredDeviceDays::silence)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Silence> silentNow() {
        return jdbc.sql("""
                select company_id, device_id, since, noticed_at, ended_at
                  from device_silence where ended_at is null order by since""")
                .query(StoredDeviceDays::silence)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public long silentDevices() {
        return jdbc.sql("select count(*) from device_silence where ended_at is null").query(Long.class).single();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> firstLine(UUID device) {
        return sign(device, "select first_line from device_sign where device_id = :device");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> lastLine(UUID device) {
        return sign(device, "select last_line from device_sign where device_id = :device");
    }

    private Optional<Instant> sign(UUID device, String sql) {
        return jdbc.sql(sql).param("device", device).query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    private static Silence silence(ResultSet row, int number) throws SQLException {
        return new Silence(
                row.getObject("company_id", UUID.class),
                row.getObject("device_id", UUID.class),
                instant(row, "since"),
                instant(row, "noticed_at"),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }
}
