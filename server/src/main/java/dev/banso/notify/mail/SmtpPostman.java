package dev.banso.notify.mail;

import dev.banso.notify.setting.Logo;
import dev.banso.notify.setting.NoticeSetting;
import dev.banso.settings.Settings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Hands mails to the mail server. Encrypts wherever the server offers it; a password is never sent in the clear except
/// on this machine.
final class SmtpPostman implements Postman {
    private static final String CONNECT_MILLISECONDS = "10000";
    private static final int SERVICE_NOT_AVAILABLE = 421;
    private static final String READ_MILLISECONDS = "30000";

    private final Settings.Smtp smtp;
    private final Clock clock;
    private final Session session;

    SmtpPostman(Settings.Smtp smtp, SSLSocketFactory sockets, Clock clock) {
        this.smtp = smtp;
        this.clock = clock;
        this.session = Session.getInstance(properties(smtp, sockets));
    }

    @Override
    public Transmission deliver(KeptMail mail, NoticeSetting setting, String senderName, @Nullable Logo logo) {
        Message message;
        try {
            message = Message.of(session, mail, smtp.sender(), senderName, setting.replyTo(), clock.instant(), logo);
        } catch (AddressException badAddress) {
            return new Transmission.Bounced(reason(badAddress));
        } catch (MessagingException unwritable) {
            return new Transmission.Refused(reason(unwritable));
        }
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(smtp.host(), smtp.port(), smtp.user(), smtp.password());
            transport.sendMessage(message, message.getAllRecipients());
            return new Transmission.Taken();
        } catch (SendFailedException refused) {
            return read(refused);
        } catch (AuthenticationFailedException unknown) {
            return new Transmission.Away("the mail server refuses our user name or password: " + reason(unknown));
        } catch (MessagingException away) {
            return new Transmission.Away(reason(away));
        }
    }

    private static Transmission read(SendFailedException failure) {
        for (Exception cause = failure; cause != null; cause = cause instanceof MessagingException next ? next.getNextException() : null) {
            if (cause instanceof SMTPAddressFailedException address) {
                return address.getReturnCode() / 100 == 5
                        ? new Transmission.Bounced(reason(address))
                        : new Transmission.Later(reason(address));
            }
        }
        if (failure instanceof SMTPSendFailedException send) {
            int code = send.getReturnCode();
            return code == SERVICE_NOT_AVAILABLE ? new Transmission.Away(reason(send))
                    : code / 100 == 5 ? new Transmission.Refused(reason(send))
                    : new Transmission.Later(reason(send));
        }
        return new Transmission.Later(reason(failure));
    }

    private static String reason(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message.strip();
    }

    private static Properties properties(Settings.Smtp smtp, SSLSocketFactory sockets) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLISECONDS);
        properties.setProperty("mail.smtp.timeout", READ_MILLISECONDS);
        properties.setProperty("mail.smtp.writetimeout", READ_MILLISECONDS);
        properties.setProperty("mail.smtp.from", smtp.returnPath());
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (smtp.port() == 465) {
            properties.setProperty("mail.smtp.ssl.enable", "true");
        }
        if (smtp.user() != null) {
            properties.setProperty("mail.smtp.auth", "true");
            properties.setProperty("mail.smtp.starttls.required", Boolean.toString(!isThisMachine(smtp.host())));
        }
        return properties;
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
