package dev.banso.notify.mail;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One mail to one recipient, exactly as it goes out.
///
/// @param company whom it is about, or null
/// @param contact the company's contact that it goes to, or null
/// @param messageId the same over every attempt
/// @param secret its body holds a one-time link, and is wiped when it has left
/// @param error what the last attempt met, or null
public record KeptMail(
        UUID id,
        UUID notice,
        @Nullable UUID company,
        @Nullable UUID contact,
        String recipient,
        String recipientName,
        Locale locale,
        String messageId,
        String subject,
        String text,
        String html,
        boolean secret,
        MailState state,
        int attempts,
        Instant nextAttemptAt,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant sentAt,
        String kind,
        @Nullable UUID alert) {}
