package dev.banso.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Generated lines over one TCP connection at a steady rate, stamped with the time at which they leave, until it is closed.
/// Where the receiver takes fewer, fewer are sent; the rate that came about tells.
final class SteadyTraffic implements AutoCloseable {
    private static final int BLOCKS_PER_SECOND = 100;
    private static final int DIFFERENT_BLOCKS = 200;
    /// The platform's clock may be a little behind; lines of the future would be judged otherwise.
    private static final int SECONDS_AGO = 5;

    private final List<LineBlock> blocks;
    private final SocketChannel channel;
    private final int rate;
    private final long started = System.nanoTime();
    private final Thread thread;
    private volatile long sent;
    private volatile @Nullable IOException failure;

    private SteadyTraffic(List<LineBlock> blocks, SocketChannel channel, int rate) {
        this.blocks = blocks;
        this.channel = channel;
        this.rate = rate;
        thread = Thread.ofPlatform().daemon().name("traffic").unstarted(this::send);
    }

    /// @param devices how many firewalls speak
    static SteadyTraffic start(int port, int devices, int linesPerSecond) throws IOException {
        GeneratedLines generator = new GeneratedLines(GeneratedLines.SEED, Instant.now(), devices);
        int lines = Math.max(1, linesPerSecond / BLOCKS_PER_SECOND);
        List<LineBlock> blocks = new ArrayList<>();
        for (int block = 0; block < DIFFERENT_BLOCKS; block++) {
            List<String> text = new ArrayList<>();
            for (int line = 0; line < lines; line++) {
                text.add(generator.line(block * lines + line));
            }
            blocks.add(new LineBlock(text));
        }
        SteadyTraffic traffic = new SteadyTraffic(blocks,
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)), linesPerSecond);
        traffic.thread.start();
        return traffic;
    }

    private void send() {
        try {
            for (int number = 0; !Thread.interrupted(); number++) {
                LineBlock block = blocks.get(number % blocks.size());
                ByteBuffer bytes = block.at(Instant.now().minusSeconds(SECONDS_AGO));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                sent += block.lines();
                long due = started + sent * 1_000_000_000L / rate;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        } catch (AsynchronousCloseException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            failure = failed;
        }
    }

    /// Lines that the receiver's side of the connection has taken.
    long sent() {
        return sent;
    }

    /// Lines a second since the start.
    double linesPerSecond() {
        return sent * 1e9 / (System.nanoTime() - started);
    }

    /// @throws IOException where the connection broke before
    @Override
    public void close() throws IOException {
        thread.interrupt();
        channel.close();
        IOException broken = failure;
        if (broken != null) {
            throw new IOException("the connection broke while lines were sent", broken);
        }
    }
}
