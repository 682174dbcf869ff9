package dev.banso.intake.adoption;

import dev.banso.company.Device;
import dev.banso.company.DeviceDetails;
import dev.banso.company.Devices;
import dev.banso.database.Scope;
import dev.banso.intake.quarantine.Quarantine;
import dev.banso.problem.BansoException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives the lines of a sender in quarantine to a company: the ones that lie there, late ones too, are read again as that
/// device's and counted by the time of their events. Lines to come are the device's by its own evidence.
@Service
public class Adoptions {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Quarantine quarantine;
    private final Devices devices;
    private final ApplicationEventPublisher events;

    Adoptions(JdbcClient jdbc, Clock clock, Quarantine quarantine, Devices devices, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.quarantine = quarantine;
        this.devices = devices;
        this.events = events;
    }

    /// An adoption that has not ended.
    ///
    /// @param sender [dev.banso.intake.quarantine.Sender#text()]
    /// @param lastOrdinal sequence of the last line that was taken for good
    /// @param upTo the last line in quarantine that it takes; null before that is known
    record Adoption(UUID id, String sender, long lastOrdinal, @Nullable Long upTo) {}

    /// An adoption was asked for.
    record AdoptionRequested(UUID adoption) {}

    /// Gives a sender's lines to a device of that company.
    ///
    /// @return number of the adoption, whose progress the imports show
    @Transactional
    public UUID adopt(UUID entry, UUID company, UUID device) {
        Device found = devices.get(device);
        if (!found.company().equals(company)) {
            throw BansoException.user("intake.error.foreign-device");
        }
        return begin(quarantine.get(entry), found);
    }

    /// Registers a device for the company and gives the sender's lines to it.
    ///
    /// @param from since when its lines are the company's; null: since the first one in quarantine
    @Transactional
    public UUID adopt(UUID entry, UUID company, DeviceDetails device, @Nullable Instant from) {
        Quarantine.Entry found = quarantine.get(entry);
        UUID made = devices.create(company, device, from == null ? found.firstSeen() : from);
        return begin(found, devices.get(made));
    }

    private UUID begin(Quarantine.Entry entry, Device device) {
        try {
            UUID adoption = jdbc.sql("""
                    insert into line_import (kind, company_id, device_id, state, requested_by, requested_at, sender)
                    values ('adoption', :company, :device, 'receiving', :actor, :now, :sender) returning id""")
                    .param("company", device.company())
                    .param("device", device.id())
                    .param("actor", Objects.requireNonNull(Scope.current()).actor())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("sender", entry.sender().text())
                    .query(UUID.class)
                    .single();
            events.publishEvent(new AdoptionRequested(adoption));
            return adoption;
        } catch (DuplicateKeyException running) {
            throw BansoException.conflict("intake.error.adopting");
        }
    }

    /// Adoptions that have not ended, oldest first.
    @Transactional(readOnly = true)
    List<Adoption> unfinished() {
        return jdbc.sql("""
                select id, sender, last_ordinal, up_to from line_import
                 where kind = 'adoption' and state <> 'done' order by requested_at""")
                .query((row, number) -> new Adoption(row.getObject("id", UUID.class), row.getString("sender"),
                        row.getLong("last_ordinal"), row.getObject("up_to", Long.class)))
                .list();
    }

    /// Notes which lines it takes.
    @Transactional
    void takes(UUID adoption, long upTo) {
        jdbc.sql("update line_import set up_to = :upTo where id = :id").param("id", adoption).param("upTo", upTo).update();
    }

    /// Ends it: its lines are with the device now, and no longer in quarantine.
    @Transactional
    void end(Adoption adoption, long upTo) {
        jdbc.sql("update line_import set state = 'done', lines = taken + quarantined, ended_at = :now where id = :id")
                .param("id", adoption.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("delete from quarantine where sender = :sender and last_sequence <= :upTo")
                .param("sender", adoption.sender())
                .param("upTo", upTo)
                .update();
        jdbc.sql("""
                update quarantine
                   set lines = greatest(1, lines - (select taken + quarantined from line_import where id = :id))
                 where sender = :sender""")
                .param("id", adoption.id())
                .param("sender", adoption.sender())
                .update();
    }
}
