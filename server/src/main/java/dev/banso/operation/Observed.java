package dev.banso.operation;

import java.util.List;

/// Implemented by capabilities that know how a part of the platform stands. Asked in the system's scope, every two seconds
/// at most, for the operations page, the API and the metrics at once; answers must be cheap whatever the number of companies.
public interface Observed {
    /// What is well and what is not.
    default List<Finding> findings() {
        return List.of();
    }

    /// What waits.
    default List<Queue> queues() {
        return List.of();
    }

    /// What was dropped.
    default List<Loss> losses() {
        return List.of();
    }
}
