package dev.banso.notify.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An address that notices are posted to.
///
/// @param company whose notices; null: every company's
/// @param secret key of the signature; shown once, when the webhook is made
public record Webhook(UUID id, @Nullable UUID company, String name, URI url, String secret, boolean enabled, Instant createdAt) {
    /// The secret stays out of logs.
    @Override
    public String toString() {
        return "Webhook[" + id + ", " + url + "]";
    }
}
