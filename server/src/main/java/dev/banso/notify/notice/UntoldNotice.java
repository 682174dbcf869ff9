package dev.banso.notify.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notice that reached nobody.
///
/// @param problem `unreachable` every address came back or none is registered, `no-desk` the desk has no address, or `defect: …`
public record UntoldNotice(UUID id, @Nullable UUID company, String kind, String problem, Instant createdAt) {}
