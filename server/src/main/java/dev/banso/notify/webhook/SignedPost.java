package dev.banso.notify.webhook;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// One POST to one checked address, speaking plain HTTP/1.1 so that no second name look-up can lead elsewhere.
/// Redirects are not followed. The signature is `HMAC-SHA256(secret, timestamp + "." + body)`.
final class SignedPost {
    private static final int CONNECT_MILLISECONDS = 5_000;
    private static final int READ_MILLISECONDS = 15_000;
    private static final int LONGEST_STATUS = 512;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}).*");

    private SignedPost() {}

    /// @return the HTTP status
    static int send(SSLSocketFactory sockets, Webhook hook, InetAddress to, UUID delivery, String event, String body, Instant now) throws IOException {
        URI url = hook.url();
        boolean encrypted = url.getScheme().equals("https");
        int port = url.getPort() >= 0 ? url.getPort() : encrypted ? 443 : 80;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(to, port), CONNECT_MILLISECONDS);
            plain.setSoTimeout(READ_MILLISECONDS);
            if (!encrypted) {
                return exchange(plain, hook, delivery, event, body, now);
            }
            try (Socket secure = encrypt(sockets, plain, url.getHost(), port)) {
                return exchange(secure, hook, delivery, event, body, now);
            }
        }
    }

    /// The signature header: `t=1604192400,v1=5257a869…`.
    static String signature(String secret, Instant now, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal((now.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + now.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Socket encrypt(SSLSocketFactory sockets, Socket plain, String host, int port) throws IOException {
        SSLSocket secure = (SSLSocket) sockets.createSocket(plain, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static int exchange(Socket socket, Webhook hook, UUID delivery, String event, String body, Instant now) throws IOException {
        URI url = hook.url();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String path = (url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        String host = url.getPort() >= 0 ? url.getHost() + ":" + url.getPort() : url.getHost();
        String head = "POST " + path + " HTTP/1.1\r\n"
                + "Host: " + host + "\r\n"
                + "User-Agent: Banso\r\n"
                + "Content-Type: application/json; charset=utf-8\r\n"
                + "Content-Length: " + bytes.length + "\r\n"
                + "Banso-Event: " + event + "\r\n"
                + "Banso-Delivery: " + delivery + "\r\n"
                + "Banso-Signature: " + signature(hook.secret(), now, body) + "\r\n"
                + "Connection: close\r\n\r\n";
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
        return status(socket.getInputStream());
    }

    private static int status(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n' && line.length() < LONGEST_STATUS; next = in.read()) {
            line.append((char) next);
        }
        Matcher matcher = STATUS.matcher(line.toString().strip());
        if (!matcher.matches()) {
            throw new IOException("the answer is no HTTP");
        }
        return Integer.parseInt(matcher.group(1));
    }
}
