package dev.banso.company;

import dev.banso.operation.Observed;
import dev.banso.operation.Queue;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Companies that are still to be erased.
@Component
@Order(40)
class ErasuresObserved implements Observed {
    private final Erasures erasures;

    ErasuresObserved(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public List<Queue> queues() {
        return List.of(Queue.unbounded("erasures", erasures.waiting()));
    }
}
