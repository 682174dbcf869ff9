package dev.banso.notify.mail;

import dev.banso.notify.setting.Logo;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// A mail in the form that travels: UTF-8 throughout, plain text beside HTML, the logo inside.
final class Message extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    private Message(Session session, String id) {
        super(session);
        this.id = id;
    }

    static Message of(Session session, KeptMail mail, String sender, String senderName, String replyTo, Instant date, @Nullable Logo logo)
            throws MessagingException {
        try {
            Message message = new Message(session, mail.messageId());
            message.setFrom(new InternetAddress(sender, senderName, UTF_8));
            message.setRecipient(RecipientType.TO, new InternetAddress(mail.recipient(), mail.recipientName(), UTF_8));
            if (!replyTo.isBlank()) {
                message.setReplyTo(InternetAddress.parse(replyTo));
            }
            message.setSubject(mail.subject(), UTF_8);
            message.setSentDate(Date.from(date));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
            message.setHeader("Content-Language", mail.locale().getLanguage());
            message.setContent(content(mail, logo));
            message.saveChanges();
            return message;
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The Message-ID stays the same over every attempt, so that a mail sent twice is known as one.
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    private static MimeMultipart content(KeptMail mail, @Nullable Logo logo) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(mail.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        MimeMultipart alternatives = new MimeMultipart("alternative");
        alternatives.addBodyPart(text);
        if (logo == null) {
            alternatives.addBodyPart(html);
            return alternatives;
        }
        MimeBodyPart picture = new MimeBodyPart();
        picture.setDataHandler(new DataHandler(new ByteArrayDataSource(logo.content(), logo.mediaType())));
        picture.setContentID("<" + logo.id() + ">");
        picture.setDisposition(INLINE);
        MimeMultipart related = new MimeMultipart("related");
        related.addBodyPart(html);
        related.addBodyPart(picture);
        MimeBodyPart both = new MimeBodyPart();
        both.setContent(related);
        alternatives.addBodyPart(both);
        return alternatives;
    }

    private static final String INLINE = "inline";
}
