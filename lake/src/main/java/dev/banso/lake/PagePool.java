package dev.banso.lake;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.parquet.bytes.ByteBufferAllocator;

/// Memory for pages that are being filled or compressed, used again and again: files are written all day, and what each took
/// anew was a fifth of all garbage. Keeps no more than a bound; what is given back beyond is left to the collector.
final class PagePool implements ByteBufferAllocator {
    /// The one for all files of the process.
    static final PagePool SHARED = new PagePool(16 << 20);

    private static final int SMALLEST_BITS = 6;
    private static final int LARGEST_BITS = 22;

    private final int mostBytes;
    private final AtomicInteger bytes = new AtomicInteger();
    private final ConcurrentLinkedQueue<ByteBuffer>[] free;

    @SuppressWarnings("unchecked")
    PagePool(int mostBytes) {
        this.mostBytes = mostBytes;
        free = IntStream.rangeClosed(0, LARGEST_BITS)
                .mapToObj(bits -> new ConcurrentLinkedQueue<ByteBuffer>())
                .toArray(ConcurrentLinkedQueue[]::new);
    }

    @Override
    public ByteBuffer allocate(int size) {
        var bits = Math.max(SMALLEST_BITS, 32 - Integer.numberOfLeadingZeros(size - 1));
        if (size <= 0 || bits > LARGEST_BITS) {
            return ByteBuffer.allocate(size);
        }
        var used = free[bits].poll();
        if (used == null) {
            return ByteBuffer.allocate(1 << bits).limit(size);
        }
        bytes.addAndGet(-used.capacity());
        return used.clear().limit(size);
    }

    /// Takes memory back that nobody uses any more.
    @Override
    public void release(ByteBuffer given) {
        var bits = 31 - Integer.numberOfLeadingZeros(Math.max(1, given.capacity()));
        var isOurs = given.capacity() == 1 << bits && bits >= SMALLEST_BITS && bits <= LARGEST_BITS;
        if (isOurs && bytes.get() + given.capacity() <= mostBytes) {
            bytes.addAndGet(given.capacity());
            free[bits].add(given);
        }
    }

    @Override
    public boolean isDirect() {
        return false;
    }
}
