package dev.banso.intake.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.intake.inbox.Inbox;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UdpListenerTest {
    @Test
    void endsAtOnceAndLeavesItsPortToOthers() throws Exception {
        UdpListener listener = new UdpListener(0, RunningBanso.shared().bean(Inbox.class), Clock.systemUTC());
        listener.start();
        // So that it waits for datagrams, as a listener mostly does.
        Thread.sleep(100);
        long begun = System.nanoTime();
        listener.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        try (DatagramChannel another = DatagramChannel.open().bind(new InetSocketAddress(listener.port()))) {
            assertThat(another.getLocalAddress()).isNotNull();
        }
    }
}
