package dev.banso.notify.web;

import dev.banso.notify.mail.KeptMail;
import dev.banso.notify.setting.NoticeSettings;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// A mail's HTML for a sandboxed frame: the logo inside, links in a page of their own.
@Component
class MailFrames {
    private static final Pattern LOGO = Pattern.compile("src=\"cid:([0-9a-f]+)\"");

    private final NoticeSettings settings;

    MailFrames(NoticeSettings settings) {
        this.settings = settings;
    }

    String document(KeptMail mail) {
        return document(mail.html());
    }

    String document(String html) {
        String framed = html.replace("<head>", "<head><base target=\"_blank\">");
        Matcher logo = LOGO.matcher(framed);
        return logo.replaceAll(found -> settings.logo(found.group(1))
                .map(one -> "src=\"data:" + one.mediaType() + ";base64," + Base64.getEncoder().encodeToString(one.content()) + "\"")
                .orElse("src=\"\""));
    }
}
