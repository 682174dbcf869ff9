package dev.banso.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does things that wait for a network or a disk, some at a time.
final class InParallel {
    private static final int AT_ONCE = 8;

    private InParallel() {}

    /// Something done to a file.
    interface Action {
        void run() throws IOException;
    }

    /// Does them all, or ends at the first that fails; none is under way any more when this returns.
    ///
    /// @param done told after each, in their order
    static void run(List<Action> actions, Runnable done) throws IOException {
        if (actions.isEmpty()) {
            return;
        }
        try (var threads = Executors.newFixedThreadPool(
                Math.min(AT_ONCE, actions.size()), Thread.ofPlatform().daemon().name("lake-files-", 1).factory())) {
            var running = new ArrayList<Future<?>>();
            for (var action : actions) {
                running.add(threads.submit(() -> {
                    action.run();
                    return true;
                }));
            }
            try {
                for (var one : running) {
                    one.get();
                    done.run();
                }
            } finally {
                running.forEach(one -> one.cancel(false));
            }
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IOException(failed);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the work on files was interrupted", stopping);
        }
    }
}
