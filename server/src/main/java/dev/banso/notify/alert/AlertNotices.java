package dev.banso.notify.alert;

import dev.banso.company.Companies;
import dev.banso.monitoring.Alert;
import dev.banso.monitoring.AlertKind;
import dev.banso.monitoring.AlertState;
import dev.banso.monitoring.Alerts;
import dev.banso.notify.mail.MailQueue;
import dev.banso.notify.notice.Audience;
import dev.banso.notify.notice.Notice;
import dev.banso.notify.notice.Notices;
import dev.banso.notify.policy.Cell;
import dev.banso.notify.policy.Outcome;
import dev.banso.notify.policy.NoticePolicy;
import dev.banso.notify.policy.Timing;
import dev.banso.notify.setting.NoticeSettings;
import dev.banso.notify.text.Facts;
import dev.banso.notify.text.NoticeKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Decides what a company is told of an alert as it stands now. Asking again changes nothing unless the alert changed,
/// so that replays and restarts never tell twice.
@Service
class AlertNotices {
    /// What is older is no news that wakes somebody: it was imported, or came late.
    private static final Duration NEWS = Duration.ofDays(7);

    private final Alerts alerts;
    private final Companies companies;
    private final AlertFacts facts;
    private final NoticePolicy policy;
    private final NoticeSettings settings;
    private final Notices notices;
    private final MailQueue mails;
    private final ToldBook book;
    private final DigestItems digest;
    private final Clock clock;
    private final KindTable kinds = KindTable.load();

    AlertNotices(Alerts alerts, Companies companies, AlertFacts facts, NoticePolicy policy, NoticeSettings settings, Notices notices,
            MailQueue mails, ToldBook book, DigestItems digest, Clock clock) {
        this.alerts = alerts;
        this.companies = companies;
        this.facts = facts;
        this.policy = policy;
        this.settings = settings;
        this.notices = notices;
        this.mails = mails;
        this.book = book;
        this.digest = digest;
        this.clock = clock;
    }

    /// Looks at the alert and puts down what follows. An alert that a company's filter judged tells nobody anything.
    @Transactional
    public void consider(UUID id) {
        Alert alert = alerts.find(id).orElse(null);
        if (alert == null || alert.exclusion() != null || !companies.hold(alert.company())) {
            return;
        }
        Told told = book.find(id).orElse(null);
        Judgement judgement = Judgement.of(alert.verdict());
        if (alert.kind() == AlertKind.SILENCE && alert.state() == AlertState.OPEN) {
            tellDesk(alert);
        }
        if (told == null) {
            decideFirst(alert, judgement);
        } else {
            decideAgain(alert, judgement, told.said(), told.at());
        }
    }

    private void decideFirst(Alert alert, Judgement judgement) {
        if (judgement == Judgement.HARMLESS || judgement == Judgement.SETTLED) {
            digest.drop(alert.id());
            return;
        }
        switch (timing(alert)) {
            case IMMEDIATELY -> tell(alert, judgement);
            case AFTER_VERDICT -> {
                if (judgement == Judgement.REAL) {
                    tell(alert, judgement);
                }
            }
            case DIGEST -> digest.addToDaily(alert, false);
            case REPORT -> {
                // The monthly report shows every alert.
            }
        }
    }

    private Timing timing(Alert alert) {
        Timing timing = policy.timing(new Cell(AlertFacts.subject(alert), Outcome.of(alert.blocked()), alert.severity()));
        boolean old = alert.lastSeen().isBefore(clock.instant().minus(NEWS));
        return old && timing == Timing.IMMEDIATELY ? Timing.DIGEST : timing;
    }

    private void decideAgain(Alert alert, Judgement judgement, Said said, @org.jspecify.annotations.Nullable Instant saidAt) {
        Outcome outcome = Outcome.of(alert.blocked());
        if (judgement == Judgement.HARMLESS && said != Said.HARMLESS) {
            boolean heard = mails.overtake(alert.id());
            book.said(alert, Said.HARMLESS);
            if (heard) {
                correct(alert, judgement, saidAt);
            }
        } else if (judgement == Judgement.REAL && said == Said.HARMLESS) {
            book.said(alert, Said.of(outcome));
            correct(alert, judgement, saidAt);
        } else if (said == Said.STOPPED && outcome == Outcome.PASSED && judgement != Judgement.SETTLED
                && timing(alert) == Timing.IMMEDIATELY) {
            book.said(alert, Said.PASSED);
            notices.add(alertNotice(alert, "passed", kinds.kind(alert), facts.of(alert)));
        }
    }

    private void tell(Alert alert, Judgement judgement) {
        if (tooMany(alert.company())) {
            digest.addToMany(alert, false);
            return;
        }
        digest.drop(alert.id());
        Map<String, String> values = judgement == Judgement.REAL ? facts.withJudgement(alert, judgement, null) : facts.of(alert);
        notices.add(alertNotice(alert, "opened", kinds.kind(alert), values));
        book.said(alert, Said.of(Outcome.of(alert.blocked())));
    }

    /// One by one where the company heard of this alert one by one, else in the next digest.
    private void correct(Alert alert, Judgement judgement, @org.jspecify.annotations.Nullable Instant saidAt) {
        if (!notices.hasToldOf(alert.id()) || tooMany(alert.company())) {
            digest.addToDaily(alert, true);
            return;
        }
        Instant judged = alert.verdict() == null ? clock.instant() : alert.verdict().at();
        notices.add(alertNotice(alert, "correction:" + judged.toEpochMilli(), NoticeKind.CORRECTION,
                facts.withJudgement(alert, judgement, saidAt)));
    }

    private void tellDesk(Alert alert) {
        notices.add(new Notice(alert.company(), Audience.STAFF, NoticeKind.DESK_DEVICE_SILENT, key(alert, "desk"), 0, alert.id(),
                Facts.of(facts.of(alert))));
    }

    private boolean tooMany(UUID company) {
        return notices.alertsTold(company, clock.instant().minus(DigestItems.PAUSE)) >= settings.get().hourlyLimit();
    }

    private static Notice alertNotice(Alert alert, String what, NoticeKind kind, Map<String, String> values) {
        return new Notice(alert.company(), Audience.COMPANY, kind, key(alert, what), alert.severity(), alert.id(), Facts.of(values));
    }

    private static String key(Alert alert, String what) {
        return "alert:" + alert.id() + ":" + what;
    }
}
