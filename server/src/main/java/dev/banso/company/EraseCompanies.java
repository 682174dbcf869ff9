package dev.banso.company;

import dev.banso.company.Erasures.ErasureRequested;
import dev.banso.database.Scope;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Carries out what [Erasures] were asked for: at once, after a restart, and again while a part of it fails. What lies
/// outside PostgreSQL is erased before the rows, and once more after, for lines that were on their way meanwhile.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class EraseCompanies implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(EraseCompanies.class);
    private static final long RETRY_EVERY_MILLISECONDS = 60_000;

    private final Erasures erasures;
    private final List<CompanyErasure> outside;
    private final Semaphore wanted = new Semaphore(1);
    private final Thread worker = Thread.ofVirtual().name("erase-companies").unstarted(this::work);

    EraseCompanies(Erasures erasures, List<CompanyErasure> outside) {
        this.erasures = erasures;
        this.outside = outside;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        worker.start();
    }

    @Override
    public void destroy() {
        worker.interrupt();
    }

    @TransactionalEventListener
    void on(ErasureRequested request) {
        wanted.release();
    }

    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                wanted.tryAcquire(RETRY_EVERY_MILLISECONDS, java.util.concurrent.TimeUnit.MILLISECONDS);
                wanted.drainPermits();
                Scope.system("erase-companies").run(() -> erasures.unfinished().forEach(this::erase));
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException unreachable) {
                LOG.error("Erasures could not be read; tried again in a minute.", unreachable);
            }
        }
    }

    private void erase(UUID company) {
        try {
            outside.forEach(each -> each.erase(company));
            erasures.removeRows(company);
            outside.forEach(each -> each.erase(company));
            erasures.finish(company);
            LOG.info("Company {} is erased.", company);
        } catch (RuntimeException failed) {
            LOG.error("Company {} could not be erased completely; tried again in a minute.", company, failed);
        }
    }
}
