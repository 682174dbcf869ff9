package dev.banso.notify.mail;

import java.util.Locale;

/// Where a mail stands.
public enum MailState {
    PENDING,
    /// The mail server has taken it, or it lies in the built-in mailbox.
    SENT,
    /// Given up; [KeptMail#error()] says why.
    FAILED,
    /// Overtaken before it left: what it would have said is no longer so.
    SUPPRESSED;

    /// The spelling in the database and the API.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException where there is no state of that spelling
    public static MailState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
