package dev.banso.notify.mail;

import dev.banso.company.Contacts;
import dev.banso.notify.notice.Notices;
import dev.banso.problem.BansoException;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes reports that a mail came back after the server had taken it.
@Service
public class Bounces {
    private final MailQueue queue;
    private final Contacts contacts;
    private final Notices notices;
    private final Clock clock;

    Bounces(MailQueue queue, Contacts contacts, Notices notices, Clock clock) {
        this.queue = queue;
        this.contacts = contacts;
        this.notices = notices;
        this.clock = clock;
    }

    /// Marks the contact and has the notice go to the next one.
    ///
    /// @throws BansoException not found, where the scope sees no mail with that Message-ID
    @Transactional
    public void report(String messageId, String reason) {
        KeptMail mail = queue.find(messageId).orElseThrow(() -> BansoException.notFound("notify.error.no-mail"));
        queue.failed(mail.id(), reason);
        if (mail.contact() != null) {
            contacts.bounced(mail.contact(), clock.instant(), reason);
            notices.addressAgain(mail.notice());
        }
    }
}
