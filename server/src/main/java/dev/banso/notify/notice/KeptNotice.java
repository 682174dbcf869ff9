package dev.banso.notify.notice;

import java.time.Instant;
import java.util.UUID;

/// A notice as it was put down.
public record KeptNotice(UUID id, Notice notice, Instant createdAt) {}
