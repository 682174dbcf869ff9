package dev.banso.notify.web;

import dev.banso.notify.mail.KeptMail;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail as the API answers it.
///
/// @param kind spelling of the notice's kind
/// @param state `pending`, `sent`, `failed` or `suppressed`
record MailJson(UUID id, @Nullable UUID company, @Nullable UUID alert, String kind, String to, String toName, String locale,
        String subject, String messageId, String state, int attempts, Instant nextAttemptAt, @Nullable String error,
        Instant createdAt, @Nullable Instant sentAt, @Nullable String text, @Nullable String html) {

    /// Without the words.
    static MailJson brief(KeptMail mail) {
        return of(mail, false);
    }

    /// With the words, unless they are secret.
    static MailJson full(KeptMail mail) {
        return of(mail, !mail.secret());
    }

    private static MailJson of(KeptMail mail, boolean words) {
        return new MailJson(mail.id(), mail.company(), mail.alert(), mail.kind(), mail.recipient(), mail.recipientName(),
                mail.locale().getLanguage(), mail.subject(), mail.messageId(), mail.state().code(), mail.attempts(), mail.nextAttemptAt(),
                mail.error(), mail.createdAt(), mail.sentAt(), words ? mail.text() : null, words ? mail.html() : null);
    }
}
