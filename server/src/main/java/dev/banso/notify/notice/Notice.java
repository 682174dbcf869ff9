package dev.banso.notify.notice;

import dev.banso.notify.text.Facts;
import dev.banso.notify.text.NoticeKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to tell, once per key.
///
/// @param company whom it is about, or null where it concerns nobody's data
/// @param severity OCSF severity_id; 0 where every contact wants it
/// @param alert the alert it tells of, or null
public record Notice(@Nullable UUID company, Audience audience, NoticeKind kind, String key, int severity, @Nullable UUID alert, Facts facts) {}
