package dev.banso.notify.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One notice on its way to one webhook.
///
/// @param state `pending`, `sent` or `failed`
/// @param error what the last attempt met, or null
public record Delivery(
        UUID id, UUID webhook, String event, String body, String state, int attempts, @Nullable String error,
        Instant createdAt, @Nullable Instant sentAt) {}
