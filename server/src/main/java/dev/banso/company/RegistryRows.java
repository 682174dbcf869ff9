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
    private final JdbcClient jdbc;
    private final DeviceRows deviceRows;

    RegistryRows(JdbcClient jdbc, DeviceRows deviceRows) {
        this.jdbc = jdbc;
        this.deviceRows = deviceRows;
    }

    /// A new transaction each: a listener after a commit must not read in the transaction that has just ended.
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    long revision() {
        return jdbc.sql("select revision from registry_revision").query(Long.class).single();
    }

    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    Map<UUID, RegisteredDevice> readAll() {
        return read(null, deviceRows.inUse());
    }

    /// One device, or nothing where it is gone or retired.
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
    Map<UUID, RegisteredDevice> read(UUID device) {
        return read(device, deviceRows.find(device).filter(found -> found.retiredAt() == null).stream().toList());
    }

    private Map<UUID, RegisteredDevice> read(@Nullable UUID device, List<Device> devices) {
        Map<UUID, List<Assigned>> assigned = jdbc.sql("""
                select a.device_id, a.company_id, a.valid_from, a.valid_to, c.services
                  from device_assignment a join company c on c.id = a.company_id
                 where (:device::uuid is null or a.device_id = :device::uuid)
                   and not exists (select from company_erasure e where e.company_id = a.company_id)
                 order by a.valid_from""")
                .param("device", device)
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
