package dev.banso.company;

import dev.banso.problem.BansoException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The devices that send lines, and whose they are when.
@Service
public class Devices {
    private final JdbcClient jdbc;
    private final DeviceRows rows;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Devices(JdbcClient jdbc, DeviceRows rows, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
        this.events = events;
    }

    /// The device, or empty where the scope sees none of that number.
    @Transactional(readOnly = true)
    public Optional<Device> find(UUID device) {
        return rows.find(device);
    }

    /// The device.
    ///
    /// @throws BansoException not found, where the scope sees none of that number
    @Transactional(readOnly = true)
    public Device get(UUID device) {
        return find(device).orElseThrow(() -> BansoException.notFound("company.error.no-device"));
    }

    /// The devices that belong to the company now, retired ones included, by name.
    @Transactional(readOnly = true)
    public List<Device> ofCompany(UUID company) {
        return rows.ofCompany(company);
    }

    /// Every device in use that the scope sees.
    @Transactional(readOnly = true)
    public List<Device> inUse() {
        return rows.inUse();
    }

    /// Registers a device whose lines are the company's from that time on.
    ///
    /// @param from null: from now on
    @Transactional
    public UUID create(UUID company, DeviceDetails details, @Nullable Instant from) {
        requireSiteOf(company, details.site());
        UUID device = rows.insert(company, details, clock.instant());
        insertAssignment(device, company, from == null ? clock.instant() : from, null);
        events.publishEvent(new DeviceChanged(device));
        return device;
    }

    @Transactional
    public void update(UUID device, DeviceDetails details) {
        requireSiteOf(get(device).company(), details.site());
        rows.update(device, details);
        events.publishEvent(new DeviceChanged(device));
    }

    /// Takes a device out of use: its lines go to quarantine from now on. Taking it back into use is [#reinstate].
    @Transactional
    public void retire(UUID device) {
        setRetired(device, clock.instant());
    }

    /// Takes a retired device back into use.
    @Transactional
    public void reinstate(UUID device) {
        setRetired(device, null);
    }

    /// Whose the device was when, oldest first; only what the scope may see.
    @Transactional(readOnly = true)
    public List<Assignment> assignments(UUID device) {
        return jdbc.sql("""
                select id, device_id as device, company_id as company, valid_from, valid_to
                  from device_assignment where device_id = :device order by valid_from""")
                .param("device", device)
                .query((row, number) -> assignment(row))
                .list();
    }

    /// Every assignment that covers any moment of the period, of all companies that the scope sees.
    @Transactional(readOnly = true)
    public List<Assignment> assignmentsDuring(Instant from, Instant to) {
        return jdbc.sql("""
                select id, device_id as device, company_id as company, valid_from, valid_to
                  from device_assignment
                 where valid_from < :to and (valid_to is null or valid_to > :from)
                 order by company_id, valid_from""")
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) -> assignment(row))
                .list();
    }

    /// Gives a device to a company for a period. An open assignment of another company ends where this one starts.
    ///
    /// @throws BansoException conflict, where it belongs to somebody else in that period
    @Transactional
    public UUID assign(UUID device, UUID company, Instant from, @Nullable Instant to) {
        Device moved = get(device);
        if (to != null && !to.isAfter(from)) {
            throw BansoException.user("company.error.assignment-order");
        }
        if (!jdbc.sql("select exists (select from company where id = :company)").param("company", company).query(Boolean.class).single()) {
            throw BansoException.notFound("company.error.no-company");
        }
        jdbc.sql("update device_assignment set valid_to = :from where device_id = :device and valid_to is null and valid_from < :from")
                .param("device", device)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .update();
        UUID assignment = insertAssignment(device, company, from, to);
        moveToLatestCompany(moved);
        events.publishEvent(new DeviceChanged(device));
        return assignment;
    }

    /// Ends the assignment at that time.
    @Transactional
    public void endAssignment(UUID assignment, Instant at) {
        UUID device = jdbc.sql("""
                update device_assignment set valid_to = :at
                 where id = :id and valid_from < :at and (valid_to is null or valid_to > :at)
                returning device_id""")
                .param("id", assignment)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> BansoException.conflict("company.error.no-assignment"));
        events.publishEvent(new DeviceChanged(device));
    }

    private UUID insertAssignment(UUID device, UUID company, Instant from, @Nullable Instant to) {
        try {
            return jdbc.sql("""
                    insert into device_assignment (device_id, company_id, valid_from, valid_to)
                    values (:device, :company, :from, :to) returning id""")
                    .param("device", device)
                    .param("company", company)
                    .param("from", from.atOffset(ZoneOffset.UTC))
                    .param("to", to == null ? null : to.atOffset(ZoneOffset.UTC))
                    .query(UUID.class)
                    .single();
        } catch (DataIntegrityViolationException overlapping) {
            throw BansoException.conflict("company.error.assigned");
        }
    }

    /// The record of a device lies with the company that has it last; the past ones keep their assignments.
    private void moveToLatestCompany(Device device) {
        jdbc.sql("""
                update device d
                   set company_id = a.company_id,
                       site_id = case when d.company_id = a.company_id then d.site_id end
                  from (select company_id from device_assignment where device_id = :device
                         order by valid_from desc limit 1) a
                 where d.id = :device and d.company_id <> a.company_id""")
                .param("device", device.id())
                .update();
    }

    private void setRetired(UUID device, @Nullable Instant at) {
        get(device);
        jdbc.sql("update device set retired_at = :at where id = :id")
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .param("id", device)
                .update();
        events.publishEvent(new DeviceChanged(device));
    }

    private void requireSiteOf(UUID company, @Nullable UUID site) {
        if (site != null && !jdbc.sql("select exists (select from site where id = :site and company_id = :company)")
                .param("site", site).param("company", company).query(Boolean.class).single()) {
            throw BansoException.user("company.error.foreign-site");
        }
    }

    private static Assignment assignment(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Assignment(row.getObject("id", UUID.class), row.getObject("device", UUID.class),
                row.getObject("company", UUID.class), Columns.instant(row, "valid_from"), Columns.instantOrNull(row, "valid_to"));
    }
}
