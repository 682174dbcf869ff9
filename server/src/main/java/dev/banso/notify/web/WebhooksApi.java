package dev.banso.notify.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.notify.webhook.Delivery;
import dev.banso.notify.webhook.Webhook;
import dev.banso.notify.webhook.WebhookQueue;
import dev.banso.notify.webhook.Webhooks;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/webhooks`: addresses that notices are posted to, and the calls made. The provider's alone.
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhooksApi {
    private static final int LAST_CALLS = 100;

    private final Webhooks webhooks;
    private final WebhookQueue queue;

    WebhooksApi(Webhooks webhooks, WebhookQueue queue) {
        this.webhooks = webhooks;
        this.queue = queue;
    }

    @GetMapping
    @Requires(Permission.NOTICES_READ)
    Listed<WebhookJson> list() {
        ProvidersDesk.check();
        return new Listed<>(webhooks.all().stream().map(hook -> WebhookJson.of(hook, false)).toList(), null);
    }

    @GetMapping("/{id}")
    @Requires(Permission.NOTICES_READ)
    WebhookJson get(@PathVariable UUID id) {
        ProvidersDesk.check();
        return WebhookJson.of(webhooks.get(id), false);
    }

    /// Makes a webhook. Its answer alone holds the secret of the signatures.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.NOTICES_WRITE)
    WebhookJson create(@RequestBody Entry entry) {
        ProvidersDesk.check();
        return WebhookJson.of(webhooks.create(entry.company(), orEmpty(entry.name()), orEmpty(entry.url())), true);
    }

    /// Changes what is given; the secret and whose notices it gets stay.
    @PatchMapping("/{id}")
    @Requires(Permission.NOTICES_WRITE)
    WebhookJson change(@PathVariable UUID id, @RequestBody Entry entry) {
        ProvidersDesk.check();
        Webhook now = webhooks.get(id);
        return WebhookJson.of(webhooks.change(id, entry.name() == null ? now.name() : entry.name(),
                entry.url() == null ? now.url().toString() : entry.url(),
                entry.enabled() == null ? now.enabled() : entry.enabled()), false);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.NOTICES_WRITE)
    void remove(@PathVariable UUID id) {
        ProvidersDesk.check();
        webhooks.remove(id);
    }

    /// Sends a call that says that it is a test; its outcome is among the deliveries.
    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.NOTICES_WRITE)
    void test(@PathVariable UUID id) {
        ProvidersDesk.check();
        queue.test(id);
    }

    /// The last calls, newest first.
    @GetMapping("/{id}/deliveries")
    @Requires(Permission.NOTICES_READ)
    Listed<DeliveryJson> deliveries(@PathVariable UUID id) {
        ProvidersDesk.check();
        webhooks.get(id);
        return new Listed<>(queue.log(id, LAST_CALLS).stream().map(DeliveryJson::of).toList(), null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /// @param company whose notices; null: every company's
    record Entry(@Nullable UUID company, @Nullable String name, @Nullable String url, @Nullable Boolean enabled) {}

    record WebhookJson(UUID id, @Nullable UUID company, String name, URI url, boolean enabled, Instant createdAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {
        static WebhookJson of(Webhook hook, boolean withSecret) {
            return new WebhookJson(hook.id(), hook.company(), hook.name(), hook.url(), hook.enabled(), hook.createdAt(),
                    withSecret ? hook.secret() : null);
        }
    }

    record DeliveryJson(UUID id, String event, String state, int attempts, @Nullable String error, Instant createdAt, @Nullable Instant sentAt) {
        static DeliveryJson of(Delivery delivery) {
            return new DeliveryJson(delivery.id(), delivery.event(), delivery.state(), delivery.attempts(), delivery.error(),
                    delivery.createdAt(), delivery.sentAt());
        }
    }
}
