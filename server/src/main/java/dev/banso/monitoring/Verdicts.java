package dev.banso.monitoring;

import dev.banso.company.Companies;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.problem.BansoException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What analysts judge. A verdict closes its alert and covers every line of it; it can be taken back at any time, and the
/// audit trail keeps who judged what and why.
@Service
public class Verdicts {
    /// The most alerts that one verdict may be given to at once.
    public static final int MAXIMUM = 1000;

    private final JdbcClient jdbc;
    private final Companies companies;
    private final Clock clock;
    private final ChangeLog changes;
    private final Exclusions exclusions;
    private final MonthlyCounts monthly;

    Verdicts(JdbcClient jdbc, Companies companies, Clock clock, ChangeLog changes, Exclusions exclusions, MonthlyCounts monthly) {
        this.monthly = monthly;
        this.jdbc = jdbc;
        this.companies = companies;
        this.clock = clock;
        this.changes = changes;
        this.exclusions = exclusions;
    }

    /// What to judge and how.
    ///
    /// @param reason never blank
    /// @param threatClass the class that the review alerts among them get; needed for those where the verdict counts
    /// @param path with the class malware; null means [MalwarePath#OTHER]
    /// @param filter makes an [Exclusion] of each alert; with the verdict false positive alone
    public record Judgement(
            Set<UUID> alerts,
            Verdict verdict,
            String reason,
            @Nullable ThreatClass threatClass,
            @Nullable MalwarePath path,
            Filter filter) {}

    /// How far a filter made from a verdict reaches.
    public enum Filter {
        /// No filter.
        NONE,
        /// The same attack or rule on the same subject.
        SUBJECT,
        /// The same attack or rule anywhere in the company.
        COMPANY
    }

    /// Gives the verdict to every one of the alerts, or to none where it fits one of them not.
    ///
    /// @throws BansoException not found, where one of the alerts cannot be seen; user, where the verdict does not fit
    @Transactional
    public void give(Judgement judgement) {
        changes.takeTurn();
        List<Alert> alerts = load(judgement.alerts());
        alerts.forEach(alert -> check(judgement, alert));
        if (judgement.threatClass() != null && alerts.stream().noneMatch(alert -> alert.kind() == AlertKind.REVIEW)) {
            throw BansoException.user("monitoring.error.no-review");
        }
        Author author = Author.current();
        UUID[] ids = alerts.stream().map(Alert::id).toArray(UUID[]::new);
        withdrawStanding(ids, author);
        insert(judgement, ids, author);
        monthly.during(ids, () -> close(judgement, ids));
        if (judgement.filter() != Filter.NONE) {
            alerts.forEach(alert -> exclusions.create(alert, judgement.filter() == Filter.COMPANY, judgement.reason().strip()));
        }
        Map<UUID, Set<YearMonth>> months = months(ids);
        for (Alert alert : alerts) {
            changes.verdictChanged(alert.company(), alert.id(), months.getOrDefault(alert.id(), Set.of()));
            if (alert.state() == AlertState.OPEN) {
                changes.stateChanged(alert.company(), alert.id());
            }
        }
    }

    /// Takes the standing verdict back: the alert is unjudged again, and open where it has not been quiet for 24 hours.
    ///
    /// @throws BansoException not found, where the alert cannot be seen; conflict, where it has no verdict
    @Transactional
    public void withdraw(UUID id) {
        changes.takeTurn();
        Alert alert = load(Set.of(id)).getFirst();
        if (alert.verdict() == null) {
            throw BansoException.conflict("monitoring.error.no-verdict");
        }
        UUID[] ids = {id};
        withdrawStanding(ids, Author.current());
        boolean open = monthly.during(ids, () -> reopen(alert));
        changes.verdictChanged(alert.company(), id, months(ids).getOrDefault(id, Set.of()));
        if (open) {
            changes.stateChanged(alert.company(), id);
        }
    }

    /// Every verdict that an alert ever had, newest first.
    @Transactional(readOnly = true)
    public List<GivenVerdict> history(UUID alert) {
        return jdbc.sql("""
                select verdict as standing, threat_class as given_class, path as given_path, reason, author_name,
                       given_at, withdrawn_at, withdrawn_by
                  from verdict
                 where alert_id = :alert
                 order by given_at desc, id desc""")
                .param("alert", alert)
                .query(AlertRow::verdict)
                .list();
    }

    /// The alerts, whose companies stay until the transaction ends.
    private List<Alert> load(Set<UUID> ids) {
        if (ids.isEmpty() || ids.size() > MAXIMUM) {
            throw BansoException.user("monitoring.error.too-many", MAXIMUM);
        }
        List<Alert> alerts = jdbc.sql(AlertRow.select(" where a.id = any(:ids)", " order by a.id"))
                .param("ids", ids.toArray(UUID[]::new))
                .query(AlertRow::alert)
                .list();
        Set<UUID> owners = alerts.stream().map(Alert::company).collect(Collectors.toSet());
        if (alerts.size() != ids.size() || companies.hold(owners).size() != owners.size()) {
            throw BansoException.notFound("monitoring.error.no-alert");
        }
        return alerts;
    }

    private static void check(Judgement judgement, Alert alert) {
        if (judgement.reason().isBlank()) {
            throw BansoException.user("monitoring.error.reason");
        }
        if (judgement.threatClass() != null && !judgement.threatClass().counted()) {
            throw BansoException.user("monitoring.error.review-class");
        }
        if (alert.kind() == AlertKind.REVIEW && judgement.verdict().counts() && judgement.threatClass() == null) {
            throw BansoException.user("monitoring.error.class-missing");
        }
        if (judgement.filter() != Filter.NONE && judgement.verdict() != Verdict.FALSE_POSITIVE) {
            throw BansoException.user("monitoring.error.filter");
        }
        if (judgement.filter() != Filter.NONE && alert.kind() == AlertKind.SILENCE) {
            throw BansoException.user("monitoring.error.silence");
        }
    }

    private void withdrawStanding(UUID[] ids, Author author) {
        jdbc.sql("""
                update verdict set withdrawn_at = :now, withdrawn_by = :by
                 where alert_id = any(:ids) and withdrawn_at is null""")
                .param("now", now())
                .param("by", author.name())
                .param("ids", ids)
                .update();
    }

    private void insert(Judgement judgement, UUID[] ids, Author author) {
        jdbc.sql("""
                insert into verdict (alert_id, company_id, verdict, threat_class, path, reason, author, author_name, given_at)
                select id, company_id, :verdict, case when kind = 'review' then :class end,
                       case when kind = 'review' then :path end, :reason, :actor, :name, :now
                  from alert where id = any(:ids)""")
                .param("verdict", judgement.verdict().code())
                .param("class", classCode(judgement))
                .param("path", pathCode(judgement))
                .param("reason", judgement.reason().strip())
                .param("actor", author.actor())
                .param("name", author.name())
                .param("now", now())
                .param("ids", ids)
                .update();
    }

    private int close(Judgement judgement, UUID[] ids) {
        return jdbc.sql("""
                update alert
                   set verdict = :verdict, verdict_counts = :counts,
                       threat_class = case when kind = 'review' then coalesce(:class, 'review') else threat_class end,
                       path = case when kind = 'review' then :path else path end,
                       state = 'closed', closed_by = 'verdict', closed_at = coalesce(closed_at, :now)
                 where id = any(:ids)""")
                .param("verdict", judgement.verdict().code())
                .param("counts", judgement.verdict().counts())
                .param("class", classCode(judgement))
                .param("path", pathCode(judgement))
                .param("now", now())
                .param("ids", ids)
                .update();
    }

    private boolean reopen(Alert alert) {
        return jdbc.sql("""
                with still as (
                    select :quiet < a.last_seen and not exists (
                               select from alert other
                                where other.grouping = a.grouping and other.state = 'open' and other.id <> a.id) as going_on
                      from alert a where a.id = :id)
                update alert
                   set verdict = null, verdict_counts = true,
                       threat_class = case when kind = 'review' then 'review' else threat_class end,
                       path = case when kind = 'review' then null else path end,
                       state = case when going_on then 'open' else 'closed' end,
                       closed_by = case when going_on then null else 'quiet' end,
                       closed_at = case when going_on then null else closed_at end
                  from still
                 where id = :id
                returning state = 'open'""")
                .param("quiet", now().minus(Grouping.QUIET))
                .param("id", alert.id())
                .query(Boolean.class)
                .single();
    }

    /// The months that each of the alerts has lines in.
    private Map<UUID, Set<YearMonth>> months(UUID[] alerts) {
        Map<UUID, Set<YearMonth>> months = new HashMap<>();
        jdbc.sql("select distinct alert_id, to_char(day, 'YYYY-MM') as month from alert_day where alert_id = any(:alerts)")
                .param("alerts", alerts)
                .query(row -> {
                    months.computeIfAbsent(row.getObject("alert_id", UUID.class), alert -> new HashSet<>()).add(YearMonth.parse(row.getString("month")));
                });
        return months;
    }

    private static @Nullable String classCode(Judgement judgement) {
        return judgement.threatClass() == null ? null : judgement.threatClass().code();
    }

    private static @Nullable String pathCode(Judgement judgement) {
        if (judgement.threatClass() != ThreatClass.MALWARE) {
            return null;
        }
        return judgement.path() == null ? MalwarePath.OTHER.code() : judgement.path().code();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
