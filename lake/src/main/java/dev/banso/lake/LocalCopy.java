package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A copy that is there or on its way. Who holds it counts itself; all but the waiting is guarded by [LocalCopies].
final class LocalCopy {
    private static final long LOOK_EVERY_MILLIS = 20;

    private final String name;
    private final Path file;
    private final long bytes;
    private final CompletableFuture<Boolean> arrival = new CompletableFuture<>();
    private int holders;

    LocalCopy(String name, Path file, long bytes, boolean isThere) {
        this.name = name;
        this.file = file;
        this.bytes = bytes;
        if (isThere) {
            arrived();
        }
    }

    String name() {
        return name;
    }

    Path file() {
        return file;
    }

    long bytes() {
        return bytes;
    }

    /// Whether it is, or will be, the file of that size; another process may have removed it.
    boolean isUsable(long wantedBytes) {
        return bytes == wantedBytes && !arrival.isCompletedExceptionally() && (!arrival.isDone() || Files.exists(file));
    }

    void hold() {
        holders++;
    }

    void letGo() {
        holders--;
    }

    boolean isHeld() {
        return holders > 0 || !arrival.isDone();
    }

    void arrived() {
        arrival.complete(true);
    }

    void failed(Throwable cause) {
        arrival.completeExceptionally(cause);
    }

    /// Returns when it is there.
    ///
    /// @param patience ends the waiting by what it throws
    void await(Runnable patience) throws IOException {
        while (true) {
            patience.run();
            try {
                arrival.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                // somebody may have lost patience
                continue;
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof IOException cause) {
                    throw cause;
                }
                throw new IOException(failed.getCause());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new IOException("the file did not arrive before the work was interrupted", stopping);
            }
        }
    }
}
