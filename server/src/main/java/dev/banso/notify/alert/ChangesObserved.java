package dev.banso.notify.alert;

import dev.banso.monitoring.Changes;
import dev.banso.operation.Observed;
import dev.banso.operation.Queue;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Changes of alerts of which nobody has been told yet.
@Component
@Order(45)
class ChangesObserved implements Observed {
    private final Changes changes;
    private final ChangeFollower follower;

    ChangesObserved(Changes changes, ChangeFollower follower) {
        this.changes = changes;
        this.follower = follower;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Queue> queues() {
        return List.of(Queue.unbounded("changes", changes.countSince(follower.position())));
    }
}
