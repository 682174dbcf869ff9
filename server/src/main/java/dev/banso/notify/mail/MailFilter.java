package dev.banso.notify.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which mails are wanted; null means any.
///
/// @param text part of subject or address
public record MailFilter(@Nullable UUID company, @Nullable MailState state, @Nullable String text) {
    public static MailFilter all() {
        return new MailFilter(null, null, null);
    }
}
