package dev.banso.notify;

import dev.banso.notify.text.NoticeKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to tell, once per key.
///
/// @param company whom it is about, or null where it concerns nobody's data
/// @param severity OCSF severity_id; 0 where every contact wants it
record Notice(@Nullable UUID company, Audience audience, NoticeKind kind, String key, int severity, @Nullable UUID alert, Facts facts) {
    /// Who is told.
    enum Audience {
        /// The company's contacts.
        COMPANY,
        /// The provider's desk.
        STAFF;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
