package dev.banso.notify.mail;

import dev.banso.access.Account;
import dev.banso.access.Accounts;
import dev.banso.access.InvitationMade;
import dev.banso.database.Scope;
import dev.banso.notify.notice.Audience;
import dev.banso.notify.notice.Notice;
import dev.banso.notify.notice.Notices;
import dev.banso.notify.text.Facts;
import dev.banso.notify.text.NoticeKind;
import dev.banso.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Mails invitations where there is a mail server. Their links are secrets, so they never lie in the built-in mailbox,
/// and whoever invites sees the link as well.
@Component
class InvitationMails {
    private static final Duration VALID = Duration.ofDays(7);

    private final Settings installation;
    private final Accounts accounts;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    InvitationMails(Settings installation, Accounts accounts, Notices notices, Clock clock, PlatformTransactionManager manager) {
        this.installation = installation;
        this.accounts = accounts;
        this.notices = notices;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void mail(InvitationMade invitation) {
        if (installation.smtp() != null) {
            Scope.system("notify-invitations").run(() -> transaction.executeWithoutResult(status -> put(invitation)));
        }
    }

    private void put(InvitationMade invitation) {
        Account account = accounts.get(invitation.accountId());
        Map<String, String> values = Map.of(
                "to", account.email(),
                "to_locale", account.locale().getLanguage(),
                "recipient", account.name(),
                "link", invitation.link(),
                "expires", clock.instant().plus(VALID).toString());
        // To the desk's eyes only: a company's contacts do not see what is mailed to whom they are not.
        notices.add(new Notice(account.company(), Audience.STAFF, NoticeKind.INVITATION, "invitation:" + UUID.randomUUID(), 0, null,
                Facts.of(values)));
    }
}
