package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.notify.mail.KeptMail;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/mailbox`: the mails that arrived in the built-in mailbox, with their words.
@RestController
@RequestMapping("/api/v1/mailbox")
class MailboxApi {
    private static final int LARGEST = 200;

    private final Mailbox mailbox;

    MailboxApi(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping
    @Requires(Permission.NOTICES_READ)
    Listed<MailJson> list(@RequestParam(required = false) @Nullable UUID company, @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, LARGEST);
        List<KeptMail> found = mailbox.list(company, text, cursor, size + 1);
        List<KeptMail> items = found.size() > size ? found.subList(0, size) : found;
        return new Listed<>(items.stream().map(MailJson::full).toList(), found.size() > size ? items.getLast().id().toString() : null);
    }

    @GetMapping("/{id}")
    @Requires(Permission.NOTICES_READ)
    MailJson get(@PathVariable UUID id) {
        return MailJson.full(mailbox.get(id));
    }
}
