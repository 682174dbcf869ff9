package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.notify.mail.Bounces;
import dev.banso.notify.mail.KeptMail;
import dev.banso.notify.mail.MailFilter;
import dev.banso.notify.mail.Mails;
import dev.banso.notify.mail.MailState;
import dev.banso.problem.BansoException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/notices`: every mail and what became of it.
@RestController
@RequestMapping("/api/v1/notices")
class NoticesApi {
    private static final int LARGEST = 500;

    private final Mails mails;
    private final Bounces bounces;

    NoticesApi(Mails mails, Bounces bounces) {
        this.mails = mails;
        this.bounces = bounces;
    }

    @GetMapping
    @Requires(Permission.NOTICES_READ)
    Listed<MailJson> list(@RequestParam(required = false) @Nullable UUID company, @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID cursor, @RequestParam(defaultValue = "100") int limit) {
        int size = Math.clamp(limit, 1, LARGEST);
        List<KeptMail> found = mails.list(new MailFilter(company, state == null ? null : MailState.of(state), null), cursor, size + 1);
        List<KeptMail> items = found.size() > size ? found.subList(0, size) : found;
        return new Listed<>(items.stream().map(MailJson::brief).toList(), found.size() > size ? items.getLast().id().toString() : null);
    }

    @GetMapping("/{id}")
    @Requires(Permission.NOTICES_READ)
    MailJson get(@PathVariable UUID id) {
        return mails.find(id).map(MailJson::full).orElseThrow(() -> BansoException.notFound("notify.error.no-mail"));
    }

    /// A mail server's program reports that a mail came back later.
    @PostMapping(path = "/bounces", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.NOTICES_WRITE)
    void bounced(@RequestBody Bounce bounce) {
        if (bounce.messageId() == null) {
            throw BansoException.user("notify.error.message-id");
        }
        bounces.report(bounce.messageId(), bounce.reason() == null ? "came back" : bounce.reason());
    }

    /// A mail server pipes in what came back: a delivery status notification (RFC 3464), whole.
    @PostMapping(path = "/bounces", consumes = "message/rfc822")
    @Requires(Permission.NOTICES_WRITE)
    Bounces.Understood bounced(InputStream mail) throws IOException {
        return bounces.read(mail.readNBytes(Bounces.LARGEST + 1));
    }

    /// @param messageId of the mail that came back, with its angle brackets
    record Bounce(@Nullable String messageId, @Nullable String reason) {}
}
