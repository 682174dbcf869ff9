package dev.banso.intake.listen;

import dev.banso.events.framing.Datagram;
import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.EntranceCounters;
import dev.banso.intake.inbox.Inbox;
import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.log.LogRefused;
import dev.banso.operation.Ending;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One datagram, one line. Nobody can make a sender wait, so the socket's buffer is as big as the system allows, and
/// what is lost nevertheless is counted: by the kernel, or here while the journal is full.
final class UdpListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UdpListener.class);
    private static final int WANTED_BUFFER = 64 << 20;
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int DATAGRAMS_PER_WAKE_UP = 1024;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final DatagramChannel channel;
    private final Selector selector;
    private final Inbox inbox;
    private final EntranceCounters counters;
    private final Clock clock;
    private final int port;
    private final Thread thread;
    private long kernelDrops;

    UdpListener(int port, Inbox inbox, Clock clock) throws IOException {
        this.inbox = inbox;
        this.counters = inbox.counters(Entrance.UDP);
        this.clock = clock;
        channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, WANTED_BUFFER);
            channel.bind(new InetSocketAddress(port));
            channel.configureBlocking(false);
            selector = Selector.open();
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        this.port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        ReceiveBuffer.enlarge(this.port, WANTED_BUFFER);
        kernelDrops = kernelDrops();
        thread = Thread.ofPlatform().name("syslog-udp").unstarted(this::receive);
    }

    int port() {
        return port;
    }

    /// Bytes that the system holds for us while we are busy.
    int bufferBytes() throws IOException {
        return channel.getOption(StandardSocketOptions.SO_RCVBUF);
    }

    void start() {
        thread.start();
    }

    /// Counts what the kernel has dropped since the last look.
    synchronized void countKernelDrops() {
        long drops = kernelDrops();
        if (drops > kernelDrops) {
            counters.droppedByKernel(drops - kernelDrops);
            kernelDrops = drops;
        }
    }

    private long kernelDrops() {
        return UdpSocket.onPort(port).stream().mapToLong(UdpSocket::drops).sum();
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
        byte[] bytes = new byte[LARGEST_DATAGRAM];
        try (selector) {
            channel.register(selector, SelectionKey.OP_READ);
            while (channel.isOpen()) {
                selector.select(key -> {});
                receiveWaiting(buffer, bytes);
            }
        } catch (ClosedChannelException | InterruptedException | LogRefused stopped) {
            LOG.debug("stopped", stopped);
        } catch (IOException | RuntimeException failed) {
            LOG.error("The UDP listener stopped: {}", failed.getMessage(), failed);
        }
    }

    private void receiveWaiting(ByteBuffer buffer, byte[] bytes) throws IOException, InterruptedException {
        Instant now = clock.instant();
        for (int count = 0; count < DATAGRAMS_PER_WAKE_UP; count++) {
            buffer.clear();
            InetSocketAddress peer;
            try {
                peer = (InetSocketAddress) channel.receive(buffer);
            } catch (ClosedChannelException stopped) {
                throw stopped;
            } catch (IOException passing) {
                // An ICMP error of some earlier datagram; the socket goes on.
                LOG.debug("datagram", passing);
                continue;
            }
            if (peer == null) {
                return;
            }
            int length = buffer.flip().remaining();
            buffer.get(bytes, 0, length);
            byte[] line = Datagram.line(bytes, 0, length);
            if (line.length > 0) {
                inbox.offer(new ReceivedLine(Entrance.UDP, now, peer.getAddress(), null, null, false, line));
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        // A closed channel wakes nobody, and keeps its port until the selector has let go of it.
        selector.wakeup();
        Ending.await(thread, LONGEST_STOP);
    }
}
