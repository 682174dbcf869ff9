package dev.banso.intake.adoption;

import dev.banso.clock.MovableClock;
import dev.banso.company.Device;
import dev.banso.company.DeviceDetails;
import dev.banso.company.Devices;
import dev.banso.database.Scope;
import dev.banso.intake.quarantine.Quarantine;
import dev.banso.problem.BansoException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private static final String SELECT = """
            select id, sender, company_id, device_id, state, lines, taken + quarantined as processed, quarantined, problem,
                   requested_at, ended_at
              from line_import where kind = 'adoption'""";

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

    /// An adoption that has not ended, as it is carried out.
    ///
    /// @param sender [dev.banso.intake.quarantine.Sender#text()]
    record Unfinished(UUID id, String sender, Instant requestedAt) {}

    /// An adoption was asked for.
    record AdoptionRequested(UUID adoption) {}

    /// Gives a sender's lines to a device of that company.
    ///
    /// @return number of the adoption
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
    /// @param from since when its lines are the company's; null: since the day of the first one in quarantine
    @Transactional
    public UUID adopt(UUID entry, UUID company, DeviceDetails device, @Nullable Instant from) {
        Quarantine.Entry found = quarantine.get(entry);
        UUID made = devices.create(company, device, from == null ? dayOf(found.firstSeen()) : from);
        return begin(found, devices.get(made));
    }

    /// A line happened before it was received, by a clock of whole seconds that may be wrong.
    private static Instant dayOf(Instant received) {
        return received.atZone(MovableClock.JAPAN).truncatedTo(ChronoUnit.DAYS).toInstant();
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

    /// The adoption, as far as it is.
    ///
    /// @throws BansoException not found, where the scope sees none of that number
    @Transactional(readOnly = true)
    public Adoption get(UUID id) {
        return jdbc.sql(SELECT + " and id = :id").param("id", id).query(Adoptions::adoption).optional()
                .orElseThrow(() -> BansoException.notFound("intake.error.no-adoption"));
    }

    /// Those under way and then those that ended last.
    @Transactional(readOnly = true)
    public List<Adoption> latest(int limit) {
        return jdbc.sql(SELECT + " order by (state = 'done'), requested_at desc, id limit :limit")
                .param("limit", limit).query(Adoptions::adoption).list();
    }

    /// Goes on at once with an adoption that was broken off; nothing where it is under way or has ended.
    ///
    /// @throws BansoException not found, where the scope sees none of that number
    @Transactional
    public void tryAgain(UUID id) {
        if (get(id).state() == AdoptionState.BROKEN_OFF) {
            events.publishEvent(new AdoptionRequested(id));
        }
    }

    /// Adoptions that have not ended, oldest first.
    @Transactional(readOnly = true)
    List<Unfinished> unfinished() {
        return jdbc.sql("""
                select id, sender, requested_at from line_import
                 where kind = 'adoption' and state <> 'done' order by requested_at""")
                .query((row, number) -> new Unfinished(row.getObject("id", UUID.class), row.getString("sender"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// The last line in quarantine that it takes of each partition; empty before that is known.
    @Transactional(readOnly = true)
    Reach reach(UUID adoption) {
        SortedMap<Integer, Long> places = new TreeMap<>();
        jdbc.sql("select partition, up_to from adoption_reach where adoption_id = :id").param("id", adoption)
                .query(row -> {
                    places.put(row.getInt("partition"), row.getLong("up_to"));
                });
        return new Reach(places);
    }

    /// Sequence of the last line that was taken for good.
    @Transactional(readOnly = true)
    long lastOrdinal(UUID adoption) {
        return jdbc.sql("select last_ordinal from line_import where id = :id").param("id", adoption).query(Long.class).single();
    }

    /// Notes which lines it takes, once and for all.
    @Transactional
    void takes(UUID adoption, Reach reach) {
        reach.places().forEach((partition, upTo) -> jdbc.sql("""
                insert into adoption_reach (adoption_id, partition, up_to) values (:id, :partition, :upTo)""")
                .param("id", adoption).param("partition", partition).param("upTo", upTo).update());
    }

    /// Notes that it goes on, and how many lines it takes, those that it has taken already among them.
    @Transactional
    void counts(UUID adoption, long waiting) {
        jdbc.sql("update line_import set lines = taken + quarantined + :waiting, state = 'receiving', problem = null where id = :id")
                .param("id", adoption).param("waiting", waiting).update();
    }

    /// Notes that it cannot go on for now.
    @Transactional
    void breakOff(UUID adoption, String problem) {
        jdbc.sql("update line_import set state = 'broken_off', problem = :problem where id = :id and state <> 'done'")
                .param("id", adoption).param("problem", problem).update();
    }

    /// Ends it: its lines are with the device now, and no longer in quarantine, or there again.
    @Transactional
    void end(Unfinished adoption, Reach reach) {
        jdbc.sql("update line_import set state = 'done', problem = null, lines = taken + quarantined, ended_at = :now where id = :id")
                .param("id", adoption.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("select last_sequence from quarantine where sender = :sender").param("sender", adoption.sender()).query(Long.class).optional()
                .ifPresent(last -> settle(adoption, reach.covers(last)));
        jdbc.sql("delete from adoption_reach where adoption_id = :id").param("id", adoption.id()).update();
    }

    private void settle(Unfinished adoption, boolean all) {
        if (all) {
            jdbc.sql("delete from quarantine where sender = :sender").param("sender", adoption.sender()).update();
        } else {
            jdbc.sql("""
                    update quarantine
                       set lines = greatest(1, lines - (select taken + quarantined from line_import where id = :id))
                     where sender = :sender""")
                    .param("id", adoption.id())
                    .param("sender", adoption.sender())
                    .update();
        }
    }

    private static Adoption adoption(ResultSet row, int number) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Adoption(
                row.getObject("id", UUID.class),
                row.getString("sender"),
                row.getObject("company_id", UUID.class),
                row.getObject("device_id", UUID.class),
                AdoptionState.of(row.getString("state")),
                row.getLong("lines"),
                row.getLong("processed"),
                row.getLong("quarantined"),
                row.getString("problem"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
