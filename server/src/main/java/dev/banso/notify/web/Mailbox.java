package dev.banso.notify.web;

import dev.banso.access.CurrentViewer;
import dev.banso.notify.mail.KeptMail;
import dev.banso.notify.mail.MailFilter;
import dev.banso.notify.mail.Mails;
import dev.banso.notify.mail.MailState;
import dev.banso.problem.BansoException;
import dev.banso.problem.Denied;
import dev.banso.settings.Settings;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The built-in mailbox: where no mail server is given, mails arrive here. Staff reads everybody's, so it is no place for
/// a company's contacts.
@Component
class Mailbox {
    private final Mails mails;
    private final Settings installation;

    Mailbox(Mails mails, Settings installation) {
        this.mails = mails;
        this.installation = installation;
    }

    boolean isOpen() {
        return installation.smtp() == null;
    }

    List<KeptMail> list(@Nullable UUID company, @Nullable String text, @Nullable UUID before, int limit) {
        enter();
        return mails.list(new MailFilter(company, MailState.SENT, text), before, limit);
    }

    KeptMail get(UUID id) {
        enter();
        return mails.find(id).filter(mail -> mail.state() == MailState.SENT && !mail.secret())
                .orElseThrow(() -> BansoException.notFound("notify.error.no-mail"));
    }

    private void enter() {
        if (!CurrentViewer.get().staff()) {
            throw new Denied("error.denied");
        }
        if (!isOpen()) {
            throw BansoException.notFound("notify.error.no-mailbox");
        }
    }
}
