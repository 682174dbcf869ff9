package dev.banso.intake.listen;

import dev.banso.events.framing.FrameDecoder;
import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.EntranceCounters;
import dev.banso.intake.inbox.Inbox;
import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.log.LogRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One sender over TCP or TLS. While the journal is full it is not read, so the sender waits.
final class Connection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration LONGEST_QUIET = Duration.ofHours(1);
    private static final Duration LONGEST_HANDSHAKE = Duration.ofSeconds(15);
    private static final int CHUNK = 16 << 10;

    private final Socket socket;
    private final Entrance entrance;
    private final @Nullable SSLContext tls;
    private final Inbox inbox;
    private final EntranceCounters counters;
    private final Clock clock;
    private final InetAddress peer;
    private final FrameDecoder decoder = new FrameDecoder();
    private @Nullable String certificate;
    private long cutSoFar;
    private volatile long lastHeardNanos = System.nanoTime();
    private volatile boolean finishing;

    Connection(Socket socket, Entrance entrance, @Nullable SSLContext tls, Inbox inbox, Clock clock) {
        this.socket = socket;
        this.entrance = entrance;
        this.tls = tls;
        this.inbox = inbox;
        this.counters = inbox.counters(entrance);
        this.clock = clock;
        this.peer = socket.getInetAddress();
    }

    long lastHeardNanos() {
        return lastHeardNanos;
    }

    /// Reads until the peer ends the connection, or is quiet for too long, or [#close()].
    void read() {
        try {
            socket.setKeepAlive(true);
            Socket stream = tls == null ? socket : handshake(tls);
            stream.setSoTimeout((int) LONGEST_QUIET.toMillis());
            readAll(stream.getInputStream());
        } catch (IOException broken) {
            // Half a line of a sender that knows it failed would count twice when it is sent again.
            decoder.end(unfinished -> counters.incomplete());
            LOG.debug("{} {}", entrance.code(), peer, broken);
        } catch (InterruptedException | LogRefused stopping) {
            LOG.debug("stopped", stopping);
        }
    }

    private Socket handshake(SSLContext context) throws IOException {
        long deadline = System.nanoTime() + LONGEST_HANDSHAKE.toNanos();
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
        secured.setUseClientMode(false);
        secured.setWantClientAuth(true);
        secured.setSoTimeout((int) LONGEST_HANDSHAKE.toMillis());
        try {
            secured.startHandshake();
            certificate = fingerprint(secured);
        } catch (IOException | RuntimeException noTls) {
            counters.refusedConnection();
            throw noTls;
        }
        if (System.nanoTime() > deadline) {
            counters.refusedConnection();
            throw new IOException("the handshake took too long");
        }
        return secured;
    }

    private static @Nullable String fingerprint(SSLSocket secured) {
        try {
            byte[] shown = secured.getSession().getPeerCertificates()[0].getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shown));
        } catch (SSLPeerUnverifiedException none) {
            return null;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void readAll(InputStream stream) throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        int length = stream.read(chunk);
        while (length >= 0 && !finishing) {
            lastHeardNanos = System.nanoTime();
            Instant now = clock.instant();
            decoder.feed(ByteBuffer.wrap(chunk, 0, length), line -> take(line, now));
            length = stream.read(chunk);
        }
        decoder.end(line -> take(line, clock.instant()));
    }

    private void take(byte[] line, Instant now) {
        boolean cut = decoder.oversized() > cutSoFar;
        if (cut) {
            cutSoFar = decoder.oversized();
            counters.oversize();
        }
        try {
            inbox.put(new ReceivedLine(entrance, now, peer, certificate, null, cut, line));
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    /// Asks the reading thread to stop after what it has in hand.
    void finish() {
        finishing = true;
        try {
            socket.shutdownInput();
        } catch (IOException closed) {
            LOG.debug("closed already", closed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            LOG.debug("closed already", closed);
        }
    }
}
