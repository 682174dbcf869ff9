package dev.banso.intake.silence;

import dev.banso.company.Assignment;
import dev.banso.company.Companies;
import dev.banso.company.Device;
import dev.banso.company.Devices;
import dev.banso.company.Site;
import dev.banso.company.Sites;
import dev.banso.intake.DeviceDays;
import dev.banso.intake.DeviceDays.Silence;
import dev.banso.intake.SilencesChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Records when devices fall silent and when they speak again.
@Service
class Silences {
    private final JdbcClient jdbc;
    private final Companies companies;
    private final DeviceDays days;
    private final Devices devices;
    private final Sites sites;
    private final ApplicationEventPublisher events;

    Silences(JdbcClient jdbc, Companies companies, DeviceDays days, Devices devices, Sites sites, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.days = days;
        this.devices = devices;
        this.sites = sites;
        this.events = events;
    }

    /// Looks at every device that belongs to a company now. Time before Banso listened is nobody's silence.
    ///
    /// @param listeningSince when this process began to listen
    @Transactional
    public void look(Instant now, Instant listeningSince) {
        Map<UUID, Silence> silent = openSilences();
        Map<UUID, Instant> lastLines = lastLines();
        Map<UUID, UUID> owners = owners(now);
        boolean changed = false;
        for (Device device : devices.inUse()) {
            UUID company = owners.remove(device.id());
            Instant last = lastLines.get(device.id());
            Silence open = silent.get(device.id());
            if (open != null) {
                changed |= end(open, company, last, now);
            } else if (company != null) {
                Instant heard = latest(last == null ? device.createdAt() : last, listeningSince);
                if (isSilent(device, heard, now)) {
                    changed |= begin(device.id(), company, last == null ? device.createdAt() : last, now);
                }
            }
        }
        if (changed) {
            events.publishEvent(new SilencesChanged());
        }
    }

    /// The site is asked only where its planned hours can make a difference.
    private boolean isSilent(Device device, Instant heard, Instant now) {
        return Duration.between(heard, now).compareTo(device.silenceLimit()) > 0
                && PoweredTime.exceeds(device.silenceLimit(), heard, now, site(device));
    }

    private boolean begin(UUID device, UUID company, Instant since, Instant now) {
        if (!companies.hold(company)) {
            return false;
        }
        jdbc.sql("insert into device_silence (device_id, company_id, since, noticed_at) values (:device, :company, :since, :now)")
                .param("device", device)
                .param("company", company)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    /// A silence ends with a line, or without one where the device was taken from its company.
    private boolean end(Silence silence, @Nullable UUID company, @Nullable Instant last, Instant now) {
        Instant spoke = last != null && last.isAfter(silence.since()) ? last : null;
        boolean goesOn = spoke == null && silence.company().equals(company);
        if (goesOn || !companies.hold(silence.company())) {
            return false;
        }
        Instant at = spoke == null ? now : spoke;
        jdbc.sql("update device_silence set ended_at = :at where device_id = :device and ended_at is null")
                .param("device", silence.device())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    private Map<UUID, Silence> openSilences() {
        return days.silentNow().stream().collect(Collectors.toMap(Silence::device, silence -> silence));
    }

    private Map<UUID, Instant> lastLines() {
        Map<UUID, Instant> last = new HashMap<>();
        jdbc.sql("select device_id, last_line from device_sign").query(row -> {
            last.put(row.getObject("device_id", UUID.class), row.getObject("last_line", OffsetDateTime.class).toInstant());
        });
        return last;
    }

    private Map<UUID, UUID> owners(Instant now) {
        Map<UUID, UUID> owners = new HashMap<>();
        for (Assignment assignment : devices.assignmentsDuring(now, now.plusMillis(1))) {
            owners.put(assignment.device(), assignment.company());
        }
        return owners;
    }

    private @Nullable Site site(Device device) {
        return device.site() == null ? null : sites.get(device.site());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
