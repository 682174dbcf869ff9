package dev.banso.notify.mail;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who gets a mail.
///
/// @param minimumSeverity rows of a digest below it are left out
record Recipient(@Nullable UUID contact, String email, String name, Locale locale, int minimumSeverity) {}
