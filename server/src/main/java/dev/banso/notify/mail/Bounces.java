package dev.banso.notify.mail;

import dev.banso.company.Companies;
import dev.banso.company.Contacts;
import dev.banso.notify.notice.Notices;
import dev.banso.problem.BansoException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes reports that a mail came back after the server had taken it.
@Service
public class Bounces {
    /// The largest report that is read, in bytes.
    public static final int LARGEST = DeliveryReport.LARGEST;

    private final Mails mails;
    private final MailQueue queue;
    private final Companies companies;
    private final Contacts contacts;
    private final Notices notices;
    private final Clock clock;

    Bounces(Mails mails, MailQueue queue, Companies companies, Contacts contacts, Notices notices, Clock clock) {
        this.mails = mails;
        this.queue = queue;
        this.companies = companies;
        this.contacts = contacts;
        this.notices = notices;
        this.clock = clock;
    }

    /// What was made of a report.
    ///
    /// @param outcome `failed` the contact is marked and the next one is told; `delayed` noted; `delivered` nothing to do
    public record Understood(UUID mail, String messageId, String recipient, String outcome, String reason) {}

    /// Marks the contact and has the notice go to the next one. A second report of the same mail changes nothing.
    ///
    /// @throws BansoException not found, where the scope sees no mail with that Message-ID
    @Transactional
    public void report(String messageId, String reason) {
        cameBack(find(messageId), reason);
    }

    /// Understands a delivery status notification (RFC 3464) as a mail server sent it to our return path.
    ///
    /// @throws BansoException user, where it is none or says too little; not found, where it is about no mail of ours
    @Transactional
    public Understood read(byte[] mail) {
        if (mail.length > LARGEST) {
            throw BansoException.limit("notify.error.bounce-large", LARGEST / 1000);
        }
        DeliveryReport report = DeliveryReport.read(mail);
        KeptMail about = find(report.messageId());
        DeliveryReport.Fate fate = fate(report.fates(), about.recipient());
        if (fate.failed()) {
            cameBack(about, fate.reason());
        } else if (fate.delayed()) {
            queue.delayed(about.id(), fate.reason());
        }
        String outcome = fate.failed() ? "failed" : fate.delayed() ? "delayed" : "delivered";
        return new Understood(about.id(), about.messageId(), about.recipient(), outcome, fate.reason());
    }

    /// Every mail of ours has one recipient; where it was forwarded, the report names another, and of several the worst counts.
    private static DeliveryReport.Fate fate(List<DeliveryReport.Fate> fates, String recipient) {
        return fates.stream().filter(fate -> fate.recipient().equalsIgnoreCase(recipient)).findFirst()
                .or(() -> fates.stream().filter(DeliveryReport.Fate::failed).findFirst())
                .orElse(fates.getFirst());
    }

    private KeptMail find(String messageId) {
        return mails.find(messageId).orElseThrow(() -> BansoException.notFound("notify.error.no-mail"));
    }

    private void cameBack(KeptMail mail, String reason) {
        if (mail.company() != null) {
            companies.hold(mail.company());
        }
        if (queue.cameBack(mail.id(), reason) && mail.contact() != null) {
            contacts.bounced(mail.contact(), clock.instant(), reason);
            notices.addressAgain(mail.notice());
        }
    }
}
