package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.RunningBanso;
import dev.banso.problem.CannotStart;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class TlsEntranceTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @Test
    void knowsADeviceByItsCertificateWhateverItsAddress() throws Exception {
        Path folder = RunningBanso.temporaryFolder();
        KeyStore server = keys(folder.resolve("server.p12"), "EC");
        KeyStore client = keys(folder.resolve("client.p12"), "RSA");
        pem(server, folder);
        String fingerprint = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(client.getCertificate("key").getEncoded()));
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

    private static KeyStore keys(Path file, String algorithm) throws Exception {
        int exit = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "key",
                "-keyalg", algorithm, "-dname", "CN=localhost", "-validity", "10", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", new String(PASSWORD)).start().waitFor();
        assertThat(exit).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD);
        }
        return store;
    }

    private static void pem(KeyStore store, Path folder) throws Exception {
        Files.writeString(folder.resolve("certificate.pem"), block("CERTIFICATE", store.getCertificate("key").getEncoded()));
        Files.writeString(folder.resolve("key.pem"), block("PRIVATE KEY", store.getKey("key", PASSWORD).getEncoded()));
    }

    private static String block(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + label + "-----\n";
    }

    private static SSLContext trusting(KeyStore own) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own == null ? null : keys.getKeyManagers(), new TrustManager[] {new TrustsAll()}, new SecureRandom());
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
