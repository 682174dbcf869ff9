package dev.banso.bench;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An SMTP server on this machine that notes when it has taken a mail, and for whom.
final class MailServer implements AutoCloseable {
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final Map<String, CompletableFuture<Long>> accepted = new ConcurrentHashMap<>();

    MailServer() {
        server.getUserManager().setMessageDeliveryHandler(new Noting(server.getUserManager().getMessageDeliveryHandler()));
        server.start();
    }

    String address() {
        return "localhost:" + server.getSmtp().getPort();
    }

    /// When the first mail for a recipient was taken, as [System#nanoTime] counts.
    ///
    /// @throws TimeoutException where none came in time
    long awaitAccepted(String recipient, long milliseconds) throws InterruptedException, TimeoutException {
        try {
            return of(recipient).get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private CompletableFuture<Long> of(String recipient) {
        return accepted.computeIfAbsent(recipient, each -> new CompletableFuture<>());
    }

    @Override
    public void close() {
        server.stop();
    }

    /// Notes the time before it does as usual.
    private final class Noting implements MessageDeliveryHandler {
        private final MessageDeliveryHandler usual;

        private Noting(MessageDeliveryHandler usual) {
            this.usual = usual;
        }

        @Override
        public GreenMailUser handle(MovingMessage message, MailAddress recipient) throws MessagingException, UserException {
            of(recipient.getEmail()).complete(System.nanoTime());
            return usual.handle(message, recipient);
        }
    }
}
