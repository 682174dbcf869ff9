package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyslogEntranceTest {
    private final Sender sender = new Sender(RunningBanso.shared());

    @Test
    void takesOneLineFromEachDatagram() throws Exception {
        sender.udp(sender.line(1), sender.line(2) + "\n", sender.line(3) + "\0");
        assertThat(sender.countedOnce(3)).isEqualTo(3);
    }

    @Test
    void takesNewlinesAndOctetCountsMixedInOneConnection() throws Exception {
        String counted = sender.line(2);
        sender.tcp(sender.line(1) + "\n" + counted.length() + " " + counted + sender.line(3) + "\r\n" + sender.line(4));
        assertThat(sender.countedOnce(4)).isEqualTo(4);
    }

    @Test
    void countsALineThatWasSentTwiceTwice() throws Exception {
        sender.tcp(sender.line(7) + "\n" + sender.line(7) + "\n");
        assertThat(sender.countedOnce(2)).isEqualTo(2);
    }

    @Test
    void takesALineThatComesByteByByte() throws Exception {
        try (Socket socket = connect()) {
            socket.setTcpNoDelay(true);
            for (byte letter : (sender.line(1) + "\n").getBytes(StandardCharsets.UTF_8)) {
                socket.getOutputStream().write(letter);
            }
            assertThat(sender.countedOnce(1)).isEqualTo(1);
        }
    }

    @Test
    void cutsALineOfAMegabyteAndGoesOn() throws Exception {
        sender.tcp(sender.line(1) + " msg=\"" + "x".repeat(1 << 20) + "\"\n" + sender.line(2) + "\n");
        assertThat(sender.countedOnce(2)).isEqualTo(2);
    }

    @Test
    void survivesGarbageOnManyConnections() throws Exception {
        Random random = new Random(1);
        for (int number = 0; number < 500; number++) {
            try (Socket socket = connect()) {
                byte[] garbage = new byte[random.nextInt(400)];
                random.nextBytes(garbage);
                socket.getOutputStream().write(garbage);
            } catch (IOException closedByPeer) {
                assertThat(closedByPeer).isNotNull();
            }
        }
        sender.tcp(IntStream.range(0, 100).mapToObj(sender::line).collect(Collectors.joining("\n")));
        assertThat(sender.countedOnce(100)).isEqualTo(100);
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), sender.addresses().tcp());
    }
}
