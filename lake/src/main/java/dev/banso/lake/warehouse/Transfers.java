package dev.banso.lake.warehouse;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What went to a bucket and came from it since the start.
public final class Transfers {
    private final LongAdder uploads = new LongAdder();
    private final LongAdder uploadedBytes = new LongAdder();
    private final LongAdder downloads = new LongAdder();
    private final LongAdder downloadedBytes = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile @Nullable String problem;

    void uploaded(long bytes) {
        uploads.increment();
        uploadedBytes.add(bytes);
    }

    void downloaded(long bytes) {
        downloads.increment();
        downloadedBytes.add(bytes);
    }

    void answered() {
        problem = null;
    }

    void failed(String why) {
        problem = why;
        failures.increment();
    }

    /// Why the last request failed; null where it did not.
    public @Nullable String problem() {
        return problem;
    }

    /// Files that were stored.
    public long uploads() {
        return uploads.sum();
    }

    /// Bytes of these.
    public long uploadedBytes() {
        return uploadedBytes.sum();
    }

    /// Files that were read.
    public long downloads() {
        return downloads.sum();
    }

    /// Bytes of these.
    public long downloadedBytes() {
        return downloadedBytes.sum();
    }

    /// Requests that failed after all tries; a file that is not there is no failure.
    public long failures() {
        return failures.sum();
    }
}
