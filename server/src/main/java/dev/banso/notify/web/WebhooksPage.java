package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.Companies;
import dev.banso.notify.webhook.Webhook;
import dev.banso.notify.webhook.WebhookQueue;
import dev.banso.notify.webhook.Webhooks;
import dev.banso.problem.BansoException;
import dev.banso.shell.Page;
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

/// Addresses that notices are posted to, with a test and the last calls.
@Controller
class WebhooksPage {
    private static final String HERE = "redirect:/notice-settings/webhooks";

    private final Webhooks webhooks;
    private final WebhookQueue queue;
    private final Companies companies;

    WebhooksPage(Webhooks webhooks, WebhookQueue queue, Companies companies) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.companies = companies;
    }

    @GetMapping("/notice-settings/webhooks")
    @Requires(Permission.NOTICES_WRITE)
    String list(Model model) {
        ProvidersDesk.check();
        return show(false, model);
    }

    private String show(boolean refused, Model model) {
        model.addAttribute("refused", refused);
        model.addAttribute("hooks", webhooks.all());
        model.addAttribute("queue", queue);
        model.addAttribute("companies", companies.all());
        return "notify/webhooks";
    }

    @PostMapping("/notice-settings/webhooks")
    @Requires(Permission.NOTICES_WRITE)
    String create(@RequestParam String name, @RequestParam String url, @RequestParam(required = false) @Nullable UUID company,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect) {
        ProvidersDesk.check();
        if (name.isBlank()) {
            return show(true, model);
        }
        try {
            Webhook made = webhooks.create(company, name, url);
            redirect.addFlashAttribute("notice", page.text("notify.page.webhook.made", made.secret()));
            return HERE;
        } catch (BansoException refused) {
            return show(true, model);
        }
    }

    @PostMapping("/notice-settings/webhooks/{id}/test")
    @Requires(Permission.NOTICES_WRITE)
    String test(@PathVariable UUID id, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        ProvidersDesk.check();
        queue.test(id);
        redirect.addFlashAttribute("notice", page.text("notify.page.webhook.tested"));
        return HERE;
    }

    @PostMapping("/notice-settings/webhooks/{id}/enabled")
    @Requires(Permission.NOTICES_WRITE)
    String enable(@PathVariable UUID id, @RequestParam boolean to) {
        ProvidersDesk.check();
        webhooks.setEnabled(id, to);
        return HERE;
    }

    @PostMapping("/notice-settings/webhooks/{id}/remove")
    @Requires(Permission.NOTICES_WRITE)
    String remove(@PathVariable UUID id) {
        ProvidersDesk.check();
        webhooks.remove(id);
        return HERE;
    }
}
