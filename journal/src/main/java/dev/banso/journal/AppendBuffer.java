package dev.banso.journal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Where appenders meet the one writer: a buffer that is being filled and one that is being written. Both bounded.
final class AppendBuffer {
    private final JournalOptions options;
    private final LongSupplier bytesOnDisk;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition emptied = lock.newCondition();

    private Batch filling;
    private @Nullable Batch spare;
    private long nextSequence;
    private int writingBytes;
    private long appended;
    private long refused;
    private JournalState trouble = JournalState.OPEN;
    private String troubleMessage = "";

    AppendBuffer(JournalOptions options, LongSupplier bytesOnDisk, long nextSequence) {
        this.options = options;
        this.bytesOnDisk = bytesOnDisk;
        this.nextSequence = nextSequence;
        filling = new Batch(options.bufferBytes());
        spare = new Batch(options.bufferBytes());
    }

    /// Adds a record, waiting while the buffer is full.
    ///
    /// @throws JournalRefusedException where the journal takes nothing
    long append(byte[] payload) throws InterruptedException {
        var checksum = Frame.checksum(checkSize(payload));
        lock.lockInterruptibly();
        try {
            while (true) {
                var state = state(payload.length);
                if (state != JournalState.OPEN) {
                    refused++;
                    throw new JournalRefusedException(state, message(payload.length));
                }
                if (filling.fits(payload.length)) {
                    return add(payload, checksum);
                }
                emptied.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits for records, then until the oldest has waited for the commit interval or enough have come. Null at the end.
    @Nullable Batch take() throws InterruptedException {
        lock.lock();
        try {
            while (filling.isEmpty() && trouble != JournalState.CLOSED) {
                filled.await();
            }
            if (filling.isEmpty()) {
                return null;
            }
            var deadline = filling.startedNanos() + options.commitInterval().toNanos();
            var wait = deadline - System.nanoTime();
            while (wait > 0 && filling.bytes() < options.commitBytes() && trouble != JournalState.CLOSED) {
                wait = filled.awaitNanos(wait);
            }
            return swap();
        } finally {
            lock.unlock();
        }
    }

    /// Gives a written batch back.
    void written(Batch batch) {
        lock.lock();
        try {
            batch.clear();
            writingBytes = 0;
            spare = batch;
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Says what the writer meets at the disk; ends waiting appends.
    void report(JournalState state, String message) {
        lock.lock();
        try {
            if (trouble != JournalState.CLOSED) {
                trouble = state;
                troubleMessage = message;
            }
            emptied.signalAll();
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until records are taken again.
    boolean awaitOpen(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = nanos;
            while (state(0) != JournalState.OPEN) {
                if (left <= 0 || trouble == JournalState.CLOSED) {
                    return false;
                }
                // The bound of all segments is nobody's event but the trimmer's, so look again soon.
                left -= TimeUnit.MILLISECONDS.toNanos(20) - emptied.awaitNanos(Math.min(left, 20_000_000));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Lets the next record have this sequence; the buffer must be empty.
    void skipTo(long sequence) {
        lock.lock();
        try {
            if (!filling.isEmpty() || writingBytes > 0) {
                throw new IllegalStateException("sequences may be skipped only before the first append");
            }
            nextSequence = sequence;
        } finally {
            lock.unlock();
        }
    }

    <T> T look(View<T> view) {
        lock.lock();
        try {
            return view.see(state(0), message(0), appended, refused, nextSequence);
        } finally {
            lock.unlock();
        }
    }

    /// A consistent look at the numbers.
    interface View<T> {
        T see(JournalState state, String message, long appended, long refused, long nextSequence);
    }

    private long add(byte[] payload, CRC32C checksum) {
        var wasEmpty = filling.isEmpty();
        var before = filling.bytes();
        filling.add(nextSequence, payload, checksum);
        appended++;
        if (wasEmpty || before < options.commitBytes() && filling.bytes() >= options.commitBytes()) {
            filled.signal();
        }
        return nextSequence++;
    }

    private Batch swap() {
        var free = spare;
        if (free == null) {
            throw new IllegalStateException("a batch is still being written");
        }
        var taken = filling;
        filling = free;
        spare = null;
        writingBytes = taken.bytes();
        emptied.signalAll();
        return taken;
    }

    private JournalState state(int payload) {
        if (trouble != JournalState.OPEN) {
            return trouble;
        }
        return used(payload) > options.maxBytes() ? JournalState.FULL : JournalState.OPEN;
    }

    private String message(int payload) {
        if (trouble != JournalState.OPEN) {
            return troubleMessage;
        }
        return used(payload) > options.maxBytes()
                ? "the journal has reached its bound of %d bytes: what reads it lags behind".formatted(options.maxBytes())
                : "";
    }

    private long used(int payload) {
        return bytesOnDisk.getAsLong() + writingBytes + filling.bytes() + Frame.size(payload);
    }

    private byte[] checkSize(byte[] payload) {
        if (payload.length > options.maxRecordBytes()) {
            throw new IllegalArgumentException("a record of %d bytes is larger than the journal's bound of %d"
                    .formatted(payload.length, options.maxRecordBytes()));
        }
        return payload;
    }
}
