package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.RunningBanso;
import dev.banso.TestKeys;
import dev.banso.problem.CannotStart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class TlsEntranceTest {
    @Test
    void knowsADeviceByItsCertificateWhateverItsAddress() throws Exception {
        Path folder = RunningBanso.temporaryFolder();
        TestKeys server = TestKeys.make(folder.resolve("server.p12"), "EC");
        TestKeys client = TestKeys.make(folder.resolve("client.p12"), "RSA");
        Files.writeString(folder.resolve("certificate.pem"), server.certificatePem());
        Files.writeString(folder.resolve("key.pem"), server.keyPem());
        String fingerprint = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(client.certificate()));
        try (RunningBanso banso = RunningBanso.start(folder.resolve("data"), "--syslog-tls-port", "0",
                "--syslog-tls-certificate", folder.resolve("certificate.pem").toString(),
                "--syslog-tls-key", folder.resolve("key.pem").toString())) {
            Sender sender = new Sender(banso, fingerprint, List.of());
            int port = sender.addresses().tls().orElseThrow();
            try (Socket garbage = new Socket(InetAddress.getLoopbackAddress(), port)) {
                garbage.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            String line = sender.line(2);
            try (Socket socket = trusting(client).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write((sender.line(1) + "\n" + line.length() + " " + line).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(sender.countedOnce(2)).isEqualTo(2);
            try (Socket socket = trusting(null).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write((sender.line(3) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            Thread.sleep(1_500);
            assertThat(sender.countedOnce(2)).as("without its certificate nobody is believed").isEqualTo(2);
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> RunningBanso.start(RunningBanso.temporaryFolder(), "--syslog-port", Integer.toString(taken.getLocalPort())))
                    .hasRootCauseInstanceOf(java.net.BindException.class)
                    .satisfies(failed -> assertThat(known(failed)).isEqualTo(
                            "TCP port " + taken.getLocalPort() + " is in use or may not be opened; give another with --syslog-port"));
        }
    }

    private static String known(Throwable failed) {
        Throwable cause = failed;
        while (cause != null && !(cause instanceof CannotStart)) {
            cause = cause.getCause();
        }
        return cause == null ? "" : cause.getMessage();
    }

    private static SSLContext trusting(TestKeys own) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own == null ? null : own.managers(), new TrustManager[] {new TrustsAll()}, new SecureRandom());
        return context;
    }

    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
