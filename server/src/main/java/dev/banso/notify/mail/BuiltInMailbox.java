package dev.banso.notify.mail;

import dev.banso.notify.setting.Logo;
import dev.banso.notify.setting.NoticeSetting;
import org.jspecify.annotations.Nullable;

/// Where no mail server is given, a mail has arrived when it is written: people read it on the mailbox page.
final class BuiltInMailbox implements Postman {
    @Override
    public Transmission deliver(KeptMail mail, NoticeSetting setting, String senderName, @Nullable Logo logo) {
        return new Transmission.Taken();
    }
}
