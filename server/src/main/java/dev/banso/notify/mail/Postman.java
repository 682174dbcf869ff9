package dev.banso.notify.mail;

import dev.banso.notify.setting.Logo;
import dev.banso.notify.setting.NoticeSetting;
import org.jspecify.annotations.Nullable;

/// The way out of the house.
interface Postman {
    /// Hands one mail over; never throws for what a mail server can answer.
    ///
    /// @param logo that its HTML refers to, or null
    Transmission deliver(KeptMail mail, NoticeSetting setting, String senderName, @Nullable Logo logo);
}
