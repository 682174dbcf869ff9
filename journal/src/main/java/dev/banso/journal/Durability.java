package dev.banso.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;

/// How far the journal is on disk, and who waits for that.
final class Durability {
    private record Waiting(long sequence, CompletableFuture<Void> future) {}

    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiting::sequence));
    private volatile long sequence;
    private boolean closed;

    Durability(long sequence) {
        this.sequence = sequence;
    }

    long sequence() {
        return sequence;
    }

    synchronized CompletableFuture<Void> when(long wanted) {
        if (wanted <= sequence) {
            return CompletableFuture.completedFuture(null);
        }
        if (closed) {
            return CompletableFuture.failedFuture(closedBefore(wanted));
        }
        var future = new CompletableFuture<Void>();
        waiting.add(new Waiting(wanted, future));
        return future;
    }

    /// Waits until something behind a sequence is durable; false where the time ends or the journal is closed before.
    synchronized boolean awaitBehind(long known, long nanos) throws InterruptedException {
        var deadline = System.nanoTime() + nanos;
        while (sequence <= known) {
            var left = deadline - System.nanoTime();
            if (left <= 0 || closed) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }

    void advance(long durable) {
        for (var reached : reach(durable)) {
            reached.future.complete(null);
        }
    }

    void close() {
        for (var lost : end()) {
            lost.future.completeExceptionally(closedBefore(lost.sequence));
        }
    }

    private synchronized List<Waiting> reach(long durable) {
        sequence = durable;
        notifyAll();
        var reached = new ArrayList<Waiting>();
        for (var next = waiting.peek(); next != null && next.sequence <= durable; next = waiting.peek()) {
            reached.add(waiting.remove());
        }
        return reached;
    }

    private synchronized List<Waiting> end() {
        closed = true;
        notifyAll();
        var lost = List.copyOf(waiting);
        waiting.clear();
        return lost;
    }

    private static JournalRefusedException closedBefore(long sequence) {
        return new JournalRefusedException(
                JournalState.CLOSED, "the journal was closed before record " + sequence + " was on disk");
    }
}
