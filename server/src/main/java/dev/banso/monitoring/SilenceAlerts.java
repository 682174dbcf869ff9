package dev.banso.monitoring;

import dev.banso.company.Companies;
import dev.banso.company.Device;
import dev.banso.company.Devices;
import dev.banso.intake.DeviceDays;
import dev.banso.intake.DeviceDays.Silence;
import dev.banso.intake.SilencesChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// One alert for each silence of a device, in the transaction that records the silence; closed when it ends.
@Component
class SilenceAlerts {
    private static final int MEDIUM = 3;
    private static final String ENDED = "kind = 'silence' and state = 'open' and device_id <> all(:silent)";

    private final JdbcClient jdbc;
    private final Companies companies;
    private final Clock clock;
    private final ChangeLog changes;
    private final DeviceDays days;
    private final Devices devices;

    SilenceAlerts(JdbcClient jdbc, Companies companies, Clock clock, ChangeLog changes, DeviceDays days, Devices devices) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.clock = clock;
        this.changes = changes;
        this.days = days;
        this.devices = devices;
    }

    /// Makes the alerts agree with the silences of now. Doing it again changes nothing.
    @EventListener
    @Transactional
    public void on(SilencesChanged changed) {
        changes.takeTurn();
        List<Silence> silences = days.silentNow();
        openNew(silences);
        UUID[] silent = silences.stream().map(Silence::device).toArray(UUID[]::new);
        Set<UUID> held = companies.hold(jdbc.sql("select distinct company_id from alert where " + ENDED)
                .param("silent", silent)
                .query((row, number) -> row.getObject("company_id", UUID.class))
                .list());
        jdbc.sql("""
                update alert set state = 'closed', closed_by = 'end', closed_at = :now, last_seen = greatest(last_seen, :now)
                 where company_id = any(:companies) and\s""" + ENDED + " returning id, company_id")
                .param("companies", held.toArray(UUID[]::new))
                .param("now", now())
                .param("silent", silent)
                .query((row, number) -> new Ended(row.getObject("company_id", UUID.class), row.getObject("id", UUID.class)))
                .list()
                .forEach(ended -> changes.stateChanged(ended.company(), ended.alert()));
    }

    private record Ended(UUID company, UUID alert) {}

    /// A silence that has its alert, open or judged, is left as it is: with thousands of silent devices only the new ones cost anything.
    private void openNew(List<Silence> silences) {
        Set<Known> known = new HashSet<>(jdbc.sql("select grouping, first_seen from alert where kind = 'silence' and grouping = any(:groups)")
                .param("groups", silences.stream().map(SilenceAlerts::grouping).toArray(UUID[]::new))
                .query((row, number) -> new Known(row.getObject("grouping", UUID.class), row.getTimestamp("first_seen").toInstant()))
                .list());
        List<Silence> missing = silences.stream().filter(silence -> !known.contains(new Known(grouping(silence), silence.since()))).toList();
        Set<UUID> held = companies.hold(missing.stream().map(Silence::company).toList());
        missing.stream().filter(silence -> held.contains(silence.company())).forEach(this::open);
    }

    private record Known(UUID grouping, Instant since) {}

    private static UUID grouping(Silence silence) {
        return new GroupKey(silence.company(), AlertKind.SILENCE, null, null, null, null, silence.device().toString(), null).hash();
    }

    private void open(Silence silence) {
        UUID device = silence.device();
        jdbc.sql("""
                insert into alert (company_id, grouping, kind, subject, device_id, severity, state, opened_at,
                                   first_seen, last_seen, count, blocked_count, unblocked_count)
                select :company, :grouping, 'silence', :name, :device, :severity, 'open', :now,
                       :since, greatest(:since, :noticed), 1, 0, 0
                 where not exists (select from alert where grouping = :grouping and first_seen = :since)
                returning id""")
                .param("company", silence.company())
                .param("grouping", grouping(silence))
                .param("name", devices.find(device).map(Device::name).orElse(device.toString()))
                .param("device", device)
                .param("severity", MEDIUM)
                .param("now", now())
                .param("since", silence.since().atOffset(ZoneOffset.UTC))
                .param("noticed", silence.noticedAt().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .ifPresent(alert -> changes.opened(silence.company(), alert));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
