package dev.banso.notify.work;

import dev.banso.operation.Loss;
import dev.banso.operation.Loss.Harm;
import dev.banso.operation.Observed;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Messages that were given up since the start of the process; each one stands with its reason on its own page.
@Component
@Order(51)
public class GivenUp implements Observed {
    private final AtomicLong mails = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();

    public void mail() {
        mails.incrementAndGet();
    }

    /// A message to a webhook.
    public void call() {
        calls.incrementAndGet();
    }

    /// A change of an alert that could not be turned into a notice.
    public void change() {
        changes.incrementAndGet();
    }

    @Override
    public List<Loss> losses() {
        return List.of(
                new Loss("mails", mails.get(), Harm.LOST),
                new Loss("webhooks", calls.get(), Harm.LOST),
                new Loss("changes", changes.get(), Harm.LOST));
    }
}
