package dev.banso.notify.notice;

import java.util.Locale;

/// Who is told.
public enum Audience {
    /// The company's contacts.
    COMPANY,
    /// The provider's desk.
    STAFF;

    /// The spelling in the database.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Audience of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
