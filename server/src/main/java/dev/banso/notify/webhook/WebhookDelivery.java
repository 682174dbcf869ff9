package dev.banso.notify.webhook;

import dev.banso.notify.work.BackOff;
import dev.banso.notify.work.OutgoingTls;
import dev.banso.notify.setting.NoticeSettings;
import dev.banso.notify.work.Work;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import dev.banso.problem.BansoException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes the calls that are due, one a transaction.
@Component
class WebhookDelivery implements Work {
    private final WebhookQueue queue;
    private final Webhooks webhooks;
    private final NoticeSettings settings;
    private final OutgoingTls tls;
    private final Clock clock;
    private final StageTimers timers;

    WebhookDelivery(WebhookQueue queue, Webhooks webhooks, NoticeSettings settings, OutgoingTls tls, Clock clock,
            StageTimers timers) {
        this.queue = queue;
        this.webhooks = webhooks;
        this.settings = settings;
        this.tls = tls;
        this.clock = clock;
        this.timers = timers;
    }

    @Override
    public String name() {
        return "notify-webhooks";
    }

    @Override
    @Transactional
    public boolean step() {
        Delivery delivery = queue.takeDue().orElse(null);
        if (delivery == null) {
            return false;
        }
        try {
            Webhook hook = webhooks.get(delivery.webhook());
            InetAddress to = PublicAddress.of(hook.url().getHost(), settings.mayCallPrivateAddresses());
            long begun = System.nanoTime();
            int status = SignedPost.send(tls.sockets(), hook, to, delivery.id(), delivery.event(), delivery.body(), clock.instant());
            if (status / 100 == 2) {
                timers.count(Stage.WEBHOOK, Duration.ofNanos(System.nanoTime() - begun));
                queue.sent(delivery);
            } else {
                failed(delivery, "the answer was HTTP status " + status);
            }
        } catch (SSLException distrusted) {
            failed(delivery, "the TLS certificate of the webhook's server is not trusted: " + distrusted.getMessage());
        } catch (IOException | BansoException failed) {
            failed(delivery, String.valueOf(failed.getMessage()));
        }
        return true;
    }

    private void failed(Delivery delivery, String error) {
        queue.failed(delivery, BackOff.after(delivery.attempts() + 1).map(wait -> clock.instant().plus(wait)).orElse(null), error);
    }
}
