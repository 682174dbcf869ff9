package dev.banso.notify.work;

import dev.banso.clock.ClockMoved;
import dev.banso.monitoring.ChangesWaiting;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Runs every [Work] as long as the platform runs.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class NoticeWorkers implements SmartLifecycle {
    private final List<Work> works;
    private volatile List<WorkLoop> loops = List.of();

    NoticeWorkers(List<Work> works) {
        this.works = works;
    }

    @Override
    public void start() {
        loops = works.stream().map(WorkLoop::new).toList();
        loops.forEach(WorkLoop::start);
    }

    @Override
    public void stop() {
        loops.forEach(WorkLoop::stop);
        loops = List.of();
    }

    @Override
    public boolean isRunning() {
        return !loops.isEmpty();
    }

    @EventListener
    void wake(ClockMoved moved) {
        loops.forEach(WorkLoop::wake);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void wake(ChangesWaiting changes) {
        loops.forEach(WorkLoop::wake);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void wake(WorkWaiting waiting) {
        loops.forEach(WorkLoop::wake);
    }
}
