package dev.banso.intake.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReceiveBufferTest {
    private static final int WANTED = 48 << 20;
    private static final int CAP_NET_ADMIN = 12;

    @Test
    void givesAnAdministratorsProgramMoreThanTheSystemsLimitAndLeavesOthersWhatTheyHave() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(0))) {
            int before = channel.getOption(StandardSocketOptions.SO_RCVBUF);

            ReceiveBuffer.enlarge(((InetSocketAddress) channel.getLocalAddress()).getPort(), WANTED);

            int after = channel.getOption(StandardSocketOptions.SO_RCVBUF);
            if (mayAdministerTheNetwork()) {
                assertThat(after).isGreaterThanOrEqualTo(WANTED);
            } else {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    @Test
    void doesNothingForAPortThatNobodyUses() throws IOException {
        int port;
        try (DatagramChannel channel = DatagramChannel.open().bind(new InetSocketAddress(0))) {
            port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        }
        ReceiveBuffer.enlarge(port, WANTED);

        assertThat(UdpSocket.onPort(port)).isEmpty();
    }

    private static boolean mayAdministerTheNetwork() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readString(status).lines()
                .filter(line -> line.startsWith("CapEff:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> CAP_NET_ADMIN & 1) == 1);
    }
}
