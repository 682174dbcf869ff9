package dev.banso.notify.mail;

import dev.banso.problem.BansoException;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A delivery status notification (RFC 3464): what a mail server sends back about a mail that it had taken.
///
/// @param messageId of the mail that it is about
record DeliveryReport(String messageId, List<Fate> fates) {
    /// The largest report that is read, in bytes: servers return at most the mail itself.
    static final int LARGEST = 1_000_000;

    private static final int MOST_PARTS = 20;
    private static final int MOST_FATES = 100;
    private static final int LONGEST_REASON = 500;
    /// What holds the returned mail or its head (RFC 3462, RFC 6533).
    private static final Set<String> RETURNED = Set.of(
            "message/rfc822", "message/global", "text/rfc822-headers", "text/rfc822-header", "message/global-headers");
    private static final Set<String> STATUS = Set.of("message/delivery-status", "message/global-delivery-status");

    /// What became of the mail on its way to one recipient.
    ///
    /// @param recipient address, lower case
    /// @param action `failed` (given up), `delayed` (still trying), `delivered`, `relayed` or `expanded`
    /// @param status RFC 3463: 5.1.1 …
    /// @param reason in the server's words
    record Fate(String recipient, String action, String status, String reason) {
        /// True where the server has given the mail up, for good or after having tried for long.
        boolean failed() {
            return action.equals("failed");
        }

        boolean delayed() {
            return action.equals("delayed");
        }
    }

    /// Reads the whole mail of a report.
    ///
    /// @throws BansoException user, where it is none or says too little
    static DeliveryReport read(byte[] mail) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
            ContentType type = new ContentType(message.getContentType());
            String reportType = type.getParameter("report-type");
            if (!type.match("multipart/report") || (reportType != null && !reportType.equalsIgnoreCase("delivery-status"))) {
                throw BansoException.user("notify.error.bounce-kind");
            }
            return read(message, new MimeMultipart(message.getDataHandler().getDataSource()));
        } catch (MessagingException | IOException garbled) {
            throw BansoException.user("notify.error.bounce-garbled");
        }
    }

    private static DeliveryReport read(MimeMessage message, MimeMultipart parts) throws MessagingException, IOException {
        List<Fate> fates = new ArrayList<>();
        String messageId = null;
        for (int number = 0; number < Math.min(parts.getCount(), MOST_PARTS); number++) {
            BodyPart part = parts.getBodyPart(number);
            String type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
            if (STATUS.contains(type)) {
                readFates(part.getInputStream(), fates);
            } else if (RETURNED.contains(type) && messageId == null) {
                messageId = header(new InternetHeaders(part.getInputStream(), true), "Message-ID");
            }
        }
        if (fates.isEmpty()) {
            throw BansoException.user("notify.error.bounce-status");
        }
        String about = messageId == null ? header(message.getHeader("In-Reply-To")) : messageId;
        if (about == null) {
            throw BansoException.user("notify.error.bounce-mail");
        }
        return new DeliveryReport(about, List.copyOf(fates));
    }

    /// Groups of fields, parted by blank lines: the first is of the report, each further one of a recipient.
    private static void readFates(InputStream status, List<Fate> fates) throws MessagingException, IOException {
        try (InputStream lines = new ByteArrayInputStream(status.readAllBytes())) {
            while (lines.available() > 0 && fates.size() < MOST_FATES) {
                InternetHeaders group = new InternetHeaders(lines, true);
                String recipient = header(group, "Final-Recipient");
                String action = header(group, "Action");
                if (recipient != null && action != null) {
                    String state = orElse(header(group, "Status"), "");
                    fates.add(new Fate(address(recipient), action.toLowerCase(Locale.ROOT), state, reason(group, state)));
                }
            }
        }
    }

    private static String reason(InternetHeaders group, String status) {
        String said = value(orElse(header(group, "Diagnostic-Code"), ""));
        String all = said.contains(status) ? said : (status + " " + said).strip();
        return all.isEmpty() ? "came back" : all.substring(0, Math.min(all.length(), LONGEST_REASON));
    }

    /// `rfc822; somebody@example.jp` without the type and brackets.
    private static String address(String recipient) {
        return value(recipient).replaceAll("^<|>$", "").toLowerCase(Locale.ROOT);
    }

    private static String value(String typed) {
        return typed.substring(typed.indexOf(';') + 1).strip();
    }

    private static @Nullable String header(InternetHeaders headers, String name) {
        return header(headers.getHeader(name));
    }

    private static @Nullable String header(String @Nullable [] values) {
        if (values == null || values.length == 0) {
            return null;
        }
        String text = values[0].replaceAll("\\s+", " ").strip();
        return text.isEmpty() ? null : text;
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
