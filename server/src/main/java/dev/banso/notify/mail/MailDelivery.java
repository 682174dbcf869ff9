package dev.banso.notify.mail;

import dev.banso.company.Contacts;
import dev.banso.notify.notice.Notices;
import dev.banso.notify.setting.Logo;
import dev.banso.notify.setting.NoticeSettings;
import dev.banso.notify.work.BackOff;
import dev.banso.notify.work.OutgoingTls;
import dev.banso.notify.work.Work;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import dev.banso.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sends what is due, one mail a transaction: a mail whose sending was not committed is sent again under the same
/// Message-ID. While the server is away one mail at a time asks for it, and the others lose no attempt.
@Component
class MailDelivery implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final MailQueue queue;
    private final Notices notices;
    private final Contacts contacts;
    private final NoticeSettings settings;
    private final Clock clock;
    private final Postman postman;
    private final MeterRegistry meters;
    private final StageTimers timers;
    private Instant pausedUntil = Instant.MIN;
    private Duration pause = Duration.ofSeconds(10);

    @Autowired
    MailDelivery(MailQueue queue, Notices notices, Contacts contacts, NoticeSettings settings, Clock clock, Settings installation,
            OutgoingTls tls, MeterRegistry meters, StageTimers timers) {
        this(queue, notices, contacts, settings, clock,
                installation.smtp() == null ? new BuiltInMailbox() : new SmtpPostman(installation.smtp(), tls.sockets(), clock), meters,
                timers);
    }

    MailDelivery(MailQueue queue, Notices notices, Contacts contacts, NoticeSettings settings, Clock clock, Postman postman,
            MeterRegistry meters, StageTimers timers) {
        this.queue = queue;
        this.notices = notices;
        this.contacts = contacts;
        this.settings = settings;
        this.clock = clock;
        this.postman = postman;
        this.meters = meters;
        this.timers = timers;
    }

    @Override
    public String name() {
        return "notify-mail";
    }

    @Override
    @Transactional
    public boolean step() {
        if (clock.instant().isBefore(pausedUntil)) {
            return false;
        }
        KeptMail mail = queue.takeDue().orElse(null);
        if (mail == null) {
            return false;
        }
        long begun = System.nanoTime();
        Transmission result = postman.deliver(mail, settings.get(), settings.letterhead().sender(), logo(mail));
        if (result instanceof Transmission.Taken) {
            timers.count(Stage.MAIL, Duration.ofNanos(System.nanoTime() - begun));
        }
        meters.counter("banso.notify.mails", "result", result.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT)).increment();
        return record(mail, result);
    }

    private boolean record(KeptMail mail, Transmission result) {
        switch (result) {
            case Transmission.Taken taken -> {
                queue.sent(mail);
                pause = Duration.ofSeconds(10);
            }
            case Transmission.Bounced bounced -> bounce(mail, bounced.reason());
            case Transmission.Refused refused -> queue.failed(mail.id(), refused.reason());
            case Transmission.Later later -> later(mail, later.reason());
            case Transmission.Away away -> {
                LOG.warn("no mail goes out for {} s: {}", pause.toSeconds(), away.reason());
                later(mail, away.reason());
                pausedUntil = clock.instant().plus(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                return false;
            }
        }
        return true;
    }

    private void bounce(KeptMail mail, String reason) {
        queue.failed(mail.id(), reason);
        if (mail.contact() != null) {
            contacts.bounced(mail.contact(), clock.instant(), reason);
            notices.addressAgain(mail.notice());
        }
    }

    private void later(KeptMail mail, String reason) {
        BackOff.after(mail.attempts() + 1).ifPresentOrElse(
                wait -> queue.retry(mail, clock.instant().plus(wait), reason),
                () -> queue.failed(mail.id(), reason));
    }

    private @Nullable Logo logo(KeptMail mail) {
        int at = mail.html().indexOf("src=\"cid:");
        if (at < 0) {
            return null;
        }
        int from = at + "src=\"cid:".length();
        return settings.logo(mail.html().substring(from, mail.html().indexOf('"', from))).orElse(null);
    }
}
