package dev.banso.monitoring;

import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.CompanyFilter;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// An [AlertFilter] as conditions on `alert a`, and on the `alert_day d` that belong to it.
final class AlertSearch {
    private static final int ALL_COMPANIES = 1_000_000;
    private static final Set<ThreatClass> PROVIDED_BY_SOME = Set.of(ThreatClass.BLOCKED_SITE, ThreatClass.ENDPOINT);

    private final AlertFilter filter;
    private final Companies companies;
    private final List<String> conditions = new ArrayList<>(List.of("true"));
    private final List<String> dayConditions = new ArrayList<>(List.of("d.alert_id = a.id"));
    private final Map<String, Object> parameters = new HashMap<>();

    AlertSearch(AlertFilter filter, Companies companies) {
        this.filter = filter;
        this.companies = companies;
        companies();
        kinds();
        times();
        add("a.subject = :subject", "subject", filter.subject());
        add("a.device_id = :device", "device", filter.device());
        add("concat_ws(' ', a.attack, a.rule_title, a.rule_title_ja, a.subject) ilike :text", "text",
                filter.text() == null ? null : "%" + filter.text().replaceAll("[\\\\%_]", "\\\\$0") + "%");
        if (filter.lines() != null) {
            lines(filter.lines());
        }
    }

    /// Only what comes after the cursor.
    AlertSearch after(AlertQuery.Order order, @Nullable String cursor) {
        if (cursor != null) {
            AlertCursor last = AlertCursor.parse(cursor);
            conditions.add(order == AlertQuery.Order.NEWEST
                    ? "(a.last_seen_hour, a.last_seen, a.id) < (hour_of(:seen), :seen, :id)"
                    : "(a.severity, a.last_seen_hour, a.last_seen, a.id) < (:severity, hour_of(:seen), :seen, :id)");
            parameters.put("severity", last.severity());
            parameters.put("seen", utc(last.lastSeen()));
            parameters.put("id", last.id());
        }
        return this;
    }

    /// Only these alerts.
    AlertSearch among(List<UUID> alerts) {
        add("a.id = any(:alerts)", "alerts", alerts.toArray(UUID[]::new));
        return this;
    }

    /// The condition on alerts.
    String where() {
        String all = " where " + String.join(" and ", conditions);
        return filter.lines() == null ? all : all + " and exists (select from alert_day d where " + days() + ")";
    }

    /// The condition on alerts joined with their days.
    String whereJoined() {
        return " where " + String.join(" and ", conditions) + " and " + days();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private String days() {
        return String.join(" and ", dayConditions);
    }

    private void companies() {
        FigureFilter whose = filter.companies();
        add("a.company_id = :company", "company", whose.company());
        boolean countedOfTable32 = filter.lines() != null && Boolean.TRUE.equals(filter.lines().counted())
                && filter.threatClass() != null && PROVIDED_BY_SOME.contains(filter.threatClass());
        boolean narrowed = whose.prefecture() != null || whose.industry() != null || whose.size() != null;
        if (narrowed || countedOfTable32) {
            Predicate<Company> provides = company -> !countedOfTable32 || company.services().contains(filter.threatClass());
            add("a.company_id = any(:companies)", "companies", companies
                    .list(CompanyFilter.of(whose.prefecture(), whose.industry(), whose.size()), null, ALL_COMPANIES)
                    .items().stream().filter(provides).map(Company::id).toArray(UUID[]::new));
        }
    }

    private void kinds() {
        add("a.kind = :kind", "kind", filter.kind() == null ? null : filter.kind().code());
        add("a.state = :state", "state", filter.state() == null ? null : filter.state().code());
        add("a.threat_class = :class", "class", filter.threatClass() == null ? null : filter.threatClass().code());
        if (filter.path() != null) {
            conditions.add("a.threat_class = 'malware'");
            add("coalesce(a.path, '" + MalwarePath.OTHER.code() + "') = :path", "path", filter.path().code());
        }
        add("coalesce(nullif(btrim(a.attack), ''), '" + AlertFilter.UNNAMED + "') = :attack", "attack", filter.attack());
        add("a.verdict = :verdict", "verdict", filter.verdict() == null ? null : filter.verdict().code());
        if (filter.judged() != null) {
            conditions.add(filter.judged() ? "a.verdict is not null" : "a.verdict is null");
        }
    }

    private void times() {
        add("a.last_seen_hour >= hour_of(:from) and a.last_seen >= :from", "from", filter.from() == null ? null : utc(filter.from()));
        add("a.first_seen < :to", "to", filter.to() == null ? null : utc(filter.to()));
    }

    private void lines(LineFilter lines) {
        if (filter.from() != null) {
            addDay("d.day >= :first_day", "first_day", day(filter.from()));
        }
        if (filter.to() != null) {
            addDay("d.day <= :last_day", "last_day", day(filter.to().minus(Duration.ofMillis(1))));
        }
        if (!lines.reactions().isEmpty()) {
            addDay("d.blocked = any(:reactions)", "reactions", lines.reactions().stream().map(Reaction::stored).toArray(String[]::new));
        }
        if (lines.counted() != null) {
            conditions.add(lines.counted() ? "a.verdict_counts" : "not a.verdict_counts");
            if (filter.threatClass() == null) {
                add("a.threat_class = any(:counted)", "counted",
                        Arrays.stream(ThreatClass.values()).filter(ThreatClass::counted).map(ThreatClass::code).toArray(String[]::new));
            }
        }
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private void addDay(String condition, String name, Object value) {
        dayConditions.add(condition);
        parameters.put(name, value);
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(MovableClock.JAPAN).toLocalDate();
    }

    private static Object utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
