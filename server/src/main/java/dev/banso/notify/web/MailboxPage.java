package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.notify.mail.KeptMail;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// The built-in mailbox, like a simple mail program: the list on one side, the mail that is read on the other.
@Controller
class MailboxPage {
    private static final int SIZE = 40;

    private final Mailbox mailbox;
    private final MailFrames frames;

    MailboxPage(Mailbox mailbox, MailFrames frames) {
        this.mailbox = mailbox;
        this.frames = frames;
    }

    @GetMapping("/mailbox")
    @Requires(Permission.NOTICES_READ)
    String list(@RequestParam(required = false) @Nullable String text, @RequestParam(required = false) @Nullable UUID before, Model model) {
        return show(null, false, text, before, model);
    }

    @GetMapping("/mailbox/{id}")
    @Requires(Permission.NOTICES_READ)
    String read(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean plain,
            @RequestParam(required = false) @Nullable String text, @RequestParam(required = false) @Nullable UUID before, Model model) {
        return show(mailbox.get(id), plain, text, before, model);
    }

    private String show(@Nullable KeptMail open, boolean plain, @Nullable String text, @Nullable UUID before, Model model) {
        List<KeptMail> found = mailbox.list(null, text == null || text.isBlank() ? null : text.strip(), before, SIZE + 1);
        List<KeptMail> mails = found.stream().limit(SIZE).toList();
        KeptMail read = open == null && !mails.isEmpty() && !mails.getFirst().secret() ? mails.getFirst() : open;
        model.addAttribute("mails", mails);
        model.addAttribute("more", found.size() > SIZE);
        model.addAttribute("mail", read);
        model.addAttribute("frame", read == null ? "" : frames.document(read));
        model.addAttribute("plain", plain);
        model.addAttribute("text", text == null ? "" : text);
        return "notify/mailbox";
    }
}
