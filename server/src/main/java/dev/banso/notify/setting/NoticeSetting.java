package dev.banso.notify.setting;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the provider sets for all its notices.
///
/// @param sender the name that mails come from; empty: the provider's own
/// @param phone that a company calls; empty where none is given
/// @param signature lines under every mail
/// @param replyTo where answers go; empty: to the sender's address
/// @param logo id of the logo, or null
/// @param desk mail addresses of the provider's desk; empty: its administrators
/// @param hourlyLimit how many alerts a company is told one by one within an hour; the others come in one digest
/// @param digestAt when the daily digest goes out, in Japan
/// @param privateHooks whether webhooks may go to private and loopback addresses
public record NoticeSetting(
        String sender,
        String phone,
        String signature,
        String replyTo,
        @Nullable String logo,
        List<String> desk,
        int hourlyLimit,
        LocalTime digestAt,
        boolean privateHooks) {}
