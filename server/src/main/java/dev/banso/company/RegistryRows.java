package dev.banso.company;

import dev.banso.company.Attribution.Attributed;
import dev.banso.company.RegisteredDevice.Period;
import dev.banso.events.DeviceProfile;
import dev.banso.events.ThreatClass;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads the registry for its index. Companies that are being erased are left out already.
@Repository
class RegistryRows {
    private static final long KEPT_REVISIONS = 10_000;
    /// Of more than these everything is read at once.
    private static final int MOST_DEVICES = 1_000;

    private final JdbcClient jdbc;
    private final DeviceRows deviceRows;

    RegistryRows(JdbcClient jdbc, DeviceRows deviceRows) {
        this.jdbc = jdbc;
        this.deviceRows = deviceRows;
    }

    /// What changed after a revision.
    ///
    /// @param revision up to which that is
    /// @param devices their numbers; null: too many, or so long ago that nobody knows them any more
    record Changes(long revision, @Nullable List<UUID> devices) {}

    /// A new transaction each: a listener after a commit must not read in the transaction that has just ended.
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    Changes since(long known) {
        long current = jdbc.sql("select revision from registry_revision").query(Long.class).single();
        if (current == known) {
            return new Changes(current, List.of());
        }
        if (known < 0 || current - known > KEPT_REVISIONS) {
            return new Changes(current, null);
        }
        List<UUID> changed = jdbc.sql("select distinct device_id from registry_change where revision > :known and revision <= :current limit :limit")
                .param("known", known)
                .param("current", current)
                .param("limit", MOST_DEVICES + 1)
                .query((row, number) -> row.getObject("device_id", UUID.class))
                .list();
        return new Changes(current, changed.size() > MOST_DEVICES ? null : changed);
    }

    /// Forgets the changes that no process can need any more.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void forgetBefore(long revision) {
        jdbc.sql("delete from registry_change where revision < :oldest").param("oldest", revision - KEPT_REVISIONS).update();
    }

    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    Map<UUID, RegisteredDevice> readAll() {
        return read(null, deviceRows.inUse());
    }

    /// Those of the devices that are in use.
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    Map<UUID, RegisteredDevice> read(List<UUID> devices) {
        return devices.isEmpty() ? Map.of() : read(devices, deviceRows.inUse(devices));
    }

    private Map<UUID, RegisteredDevice> read(@Nullable List<UUID> numbers, List<Device> devices) {
        Map<UUID, List<Assigned>> assigned = assignments(numbers)
                .query((row, number) -> new Assigned(
                        row.getObject("device_id", UUID.class),
                        row.getObject("company_id", UUID.class),
                        Columns.instant(row, "valid_from"),
                        Columns.instantOrNull(row, "valid_to"),
                        Columns.services(row)))
                .list().stream()
                .collect(Collectors.groupingBy(Assigned::device));
        Map<UUID, RegisteredDevice> registered = new HashMap<>();
        for (Device each : devices) {
            registered.put(each.id(), registered(each, assigned.getOrDefault(each.id(), List.of())));
        }
        return registered;
    }

    private JdbcClient.StatementSpec assignments(@Nullable List<UUID> devices) {
        String sql = """
                select a.device_id, a.company_id, a.valid_from, a.valid_to, c.services
                  from device_assignment a join company c on c.id = a.company_id
                 where not exists (select from company_erasure e where e.company_id = a.company_id)""";
        return devices == null
                ? jdbc.sql(sql + " order by a.valid_from")
                : jdbc.sql(sql + " and a.device_id = any(:devices) order by a.valid_from").param("devices", devices.toArray(UUID[]::new));
    }

    private static RegisteredDevice registered(Device device, List<Assigned> assigned) {
        DeviceProfile profile = device.profile();
        List<Period> periods = assigned.stream()
                .map(each -> new Period(each.from(), each.to(), new Attributed(each.company(), device.id(),
                        profile.withAssignedFrom(startOf(each, assigned)).withProvided(each.services()))))
                .toList();
        return new RegisteredDevice(device.devid(), device.vd(), device.hostname(), device.sourceAddresses(),
                device.certificate(), profile, periods);
    }

    /// A company that had the device before, too, is not surprised by a line of then.
    private static Instant startOf(Assigned one, List<Assigned> all) {
        return all.stream().filter(other -> other.company().equals(one.company())).map(Assigned::from)
                .min(Instant::compareTo).orElse(one.from());
    }

    private record Assigned(UUID device, UUID company, Instant from, @Nullable Instant to, Set<ThreatClass> services) {}
}
