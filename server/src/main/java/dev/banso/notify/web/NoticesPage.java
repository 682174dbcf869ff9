package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.notify.mail.KeptMail;
import dev.banso.notify.mail.MailFilter;
import dev.banso.notify.mail.MailQueue;
import dev.banso.notify.mail.Mails;
import dev.banso.notify.mail.MailState;
import dev.banso.notify.notice.Notices;
import dev.banso.problem.BansoException;
import dev.banso.shell.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The delivery log: every mail, what became of it, and what to do where it did not arrive.
@Controller
class NoticesPage {
    private static final int SIZE = 50;

    private final Mails mails;
    private final MailQueue queue;
    private final Notices notices;
    private final MailFrames frames;

    NoticesPage(Mails mails, MailQueue queue, Notices notices, MailFrames frames) {
        this.mails = mails;
        this.queue = queue;
        this.notices = notices;
        this.frames = frames;
    }

    @GetMapping("/notices")
    @Requires(Permission.NOTICES_READ)
    String list(@RequestParam(required = false) @Nullable String state, @RequestParam(required = false) @Nullable UUID before, Model model) {
        MailState wanted = state == null || state.isBlank() ? null : MailState.of(state);
        List<KeptMail> found = mails.list(new MailFilter(null, wanted, null), before, SIZE + 1);
        model.addAttribute("mails", found.stream().limit(SIZE).toList());
        model.addAttribute("more", found.size() > SIZE);
        model.addAttribute("state", wanted);
        model.addAttribute("failed", mails.count(MailState.FAILED));
        model.addAttribute("untold", notices.untold(20));
        return "notify/notices";
    }

    @GetMapping("/notices/{id}")
    @Requires(Permission.NOTICES_READ)
    String mail(@PathVariable UUID id, Model model) {
        KeptMail mail = find(id);
        model.addAttribute("mail", mail);
        model.addAttribute("frame", mail.secret() ? "" : frames.document(mail));
        return "notify/notice";
    }

    @PostMapping("/notices/{id}/again")
    @Requires(Permission.NOTICES_WRITE)
    String again(@PathVariable UUID id, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        find(id);
        redirect.addFlashAttribute("notice", page.text(queue.tryAgain(id) ? "notify.page.again.done" : "notify.page.again.not"));
        return "redirect:/notices/" + id;
    }

    @PostMapping("/notices/untold/{id}/again")
    @Requires(Permission.NOTICES_WRITE)
    String addressAgain(@PathVariable UUID id, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        notices.addressAgain(id);
        redirect.addFlashAttribute("notice", page.text("notify.page.again.done"));
        return "redirect:/notices";
    }

    private KeptMail find(UUID id) {
        return mails.find(id).orElseThrow(() -> BansoException.notFound("notify.error.no-mail"));
    }
}
