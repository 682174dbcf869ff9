package dev.banso.report.issue;

import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.Device;
import dev.banso.company.Devices;
import dev.banso.company.Organisation;
import dev.banso.company.Organisations;
import dev.banso.database.Scope;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.intake.DeviceDays;
import dev.banso.monitoring.DetectionCount;
import dev.banso.monitoring.Figures;
import dev.banso.notify.ProviderLogo;
import dev.banso.report.Advice;
import dev.banso.report.AlertEntry;
import dev.banso.report.AttackFigure;
import dev.banso.report.Coverage;
import dev.banso.report.DeviceEntry;
import dev.banso.report.MonthFigures;
import dev.banso.report.Snapshot;
import dev.banso.report.Tally;
import dev.banso.report.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a company's snapshot of a month from the records, all at one point in time. It works in the company's own
/// scope: the database lets no other company's record into it.
@Component
class SnapshotBuilder {
    private final Companies companies;
    private final Devices devices;
    private final DeviceDays deviceDays;
    private final Figures figures;
    private final AlertEntries alertEntries;
    private final Organisations organisations;
    private final ProviderLogo logo;
    private final MessageSource messages;
    private final Clock clock;
    private final TransactionTemplate pointInTime;
    private final AttackCatalogue attackCatalogue = new AttackCatalogue();
    private final AdviceCatalogue adviceCatalogue = new AdviceCatalogue(attackCatalogue.keys());

    SnapshotBuilder(Companies companies, Devices devices, DeviceDays deviceDays, Figures figures, AlertEntries alertEntries,
            Organisations organisations, ProviderLogo logo, MessageSource messages, Clock clock, PlatformTransactionManager transactions) {
        this.companies = companies;
        this.devices = devices;
        this.deviceDays = deviceDays;
        this.figures = figures;
        this.alertEntries = alertEntries;
        this.organisations = organisations;
        this.logo = logo;
        this.messages = messages;
        this.clock = clock;
        this.pointInTime = new TransactionTemplate(transactions);
        pointInTime.setReadOnly(true);
        pointInTime.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        pointInTime.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /// The snapshot as things stand now.
    Snapshot build(UUID company, YearMonth month) {
        // Companies see the picture, but not the provider's settings that name it.
        @Nullable String picture = Scope.system("job:report").get(logo::current);
        Scope ownScope = new Scope(Scope.Kind.COMPANY, company, "job:report");
        return ownScope.get(() -> Objects.requireNonNull(pointInTime.execute(status -> read(companies.get(company), month, picture))));
    }

    private Snapshot read(Company company, YearMonth month, @Nullable String picture) {
        YearMonth first = month.minusMonths(Snapshot.HISTORY);
        Words words = new Words(messages, company.locale());
        MonthRecords records = new MonthRecords(company, figures.counts(company.id(), first, month),
                devices.assignmentsDuring(start(first), start(month.plusMonths(1))), deviceDays.days(company.id(), first, month));
        List<MonthFigures> months = new ArrayList<>();
        for (YearMonth at = first; !at.isAfter(month); at = at.plusMonths(1)) {
            months.add(records.figures(at));
        }
        List<AlertEntry> alerts = alertEntries.of(company.id(), month, words);
        List<DeviceEntry> deviceEntries = deviceEntries(records, month, words);
        MonthFigures current = months.getLast();
        return new Snapshot(Snapshot.VERSION, company.id(), company.name(), provider(), picture,
                company.locale().getLanguage(), month, clock.instant(), months, attacks(records, months, company.locale()), alerts,
                deviceEntries, advice(records, current, deviceEntries, company.locale()), Conclusion.of(current, alerts, words));
    }

    private String provider() {
        return organisations.all().stream()
                .filter(organisation -> organisation.kind() == Organisation.Kind.PROVIDER)
                .map(Organisation::name)
                .findFirst()
                .orElse("");
    }

    private record AttackKey(ThreatClass threatClass, @Nullable MalwarePath path, String name) {}

    private List<AttackFigure> attacks(MonthRecords records, List<MonthFigures> months, Locale locale) {
        Map<AttackKey, Tally> now = tallies(records, months.getLast().month());
        MonthFigures before = months.get(months.size() - 2);
        Map<AttackKey, Tally> then = tallies(records, before.month());
        return now.entrySet().stream()
                .map(entry -> {
                    AttackKey key = entry.getKey();
                    DataFile.Text text = attackCatalogue.family(key.name(), key.threatClass()).text(locale);
                    Long previous = before.coverage() == Coverage.MONITORED ? then.getOrDefault(key, Tally.NONE).total() : null;
                    return new AttackFigure(key.threatClass(), key.path(), key.name(), text.title(), text.text(), entry.getValue(), previous);
                })
                .sorted(Comparator.comparing((AttackFigure attack) -> !attack.threatClass().counted())
                        .thenComparing(attack -> -attack.tally().total())
                        .thenComparing(AttackFigure::name))
                .toList();
    }

    private static Map<AttackKey, Tally> tallies(MonthRecords records, YearMonth month) {
        Map<AttackKey, Tally> tallies = new LinkedHashMap<>();
        for (DetectionCount count : records.of(month)) {
            ThreatClass threatClass = count.threatClass();
            if (threatClass.counted() || records.company().services().contains(threatClass)) {
                String name = count.attack() == null || count.attack().isBlank() ? "–" : count.attack();
                tallies.merge(new AttackKey(threatClass, MonthRecords.pathOf(count), name), MonthRecords.tally(count), Tally::plus);
            }
        }
        return tallies;
    }

    private List<DeviceEntry> deviceEntries(MonthRecords records, YearMonth month, Words words) {
        List<DeviceDays.Silence> silences = deviceDays.silences(records.company().id(), month);
        return records.devices(month).stream()
                .map(device -> new DeviceEntry(device,
                        devices.find(device).map(Device::name).orElse(words.text("report.device.former")),
                        records.dataDays(month, day -> day.device().equals(device)).size(),
                        records.assignedDays(month, assignment -> assignment.device().equals(device)).size(),
                        silences.stream()
                                .filter(silence -> silence.device().equals(device))
                                .map(silence -> new DeviceEntry.Silence(silence.since(), silence.until().orElse(null)))
                                .toList()))
                .toList();
    }

    private List<Advice> advice(MonthRecords records, MonthFigures month, List<DeviceEntry> devices, Locale locale) {
        Tally all = month.counted();
        Tally malware = month.of(ThreatClass.MALWARE);
        Map<String, Long> values = new HashMap<>();
        values.put("total", all.total());
        values.put("inbound", month.of(ThreatClass.INBOUND).total());
        values.put("outbound", month.of(ThreatClass.OUTBOUND).total());
        values.put("malware", malware.total());
        for (MalwarePath path : MalwarePath.values()) {
            values.put("malware." + path.code(), month.of(path).total());
        }
        values.put("not-blocked", all.total() - all.blocked());
        values.put("malware.not-blocked", malware.total() - malware.blocked());
        values.put("unjudged", all.unjudged());
        values.put("missing-days", month.coverage() == Coverage.MONITORED ? (long) month.assignedDays() - month.dataDays() : 0);
        values.put("silences", month.coverage() == Coverage.MONITORED
                ? devices.stream().mapToLong(device -> device.silences().size()).sum() : 0);
        values.put("no-data", month.coverage() == Coverage.NO_DATA ? 1L : 0L);
        for (DetectionCount count : records.of(month.month())) {
            if (count.threatClass().counted() && count.attack() != null) {
                values.merge(AdviceCatalogue.FAMILY + attackCatalogue.family(count.attack(), count.threatClass()).key(), count.count(), Long::sum);
            }
        }
        return adviceCatalogue.advice(values, locale);
    }

    static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(MovableClock.JAPAN).toInstant();
    }
}
