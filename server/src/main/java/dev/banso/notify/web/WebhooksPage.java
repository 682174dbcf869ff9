package dev.banso.notify.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.company.CompanyNames;
import dev.banso.notify.webhook.Webhook;
import dev.banso.notify.webhook.WebhookQueue;
import dev.banso.notify.webhook.Webhooks;
import dev.banso.problem.BansoException;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 2000;

    private final Webhooks webhooks;
    private final WebhookQueue queue;
    private final CompanyNames companies;

    WebhooksPage(Webhooks webhooks, WebhookQueue queue, CompanyNames companies) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.companies = companies;
    }

    @GetMapping("/notice-settings/webhooks")
    @Requires(Permission.NOTICES_WRITE)
    String list(Model model) {
        ProvidersDesk.check();
        return show(Form.empty(), model);
    }

    private String show(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("hooks", webhooks.all());
        model.addAttribute("queue", queue);
        model.addAttribute("companies", companies);
        return "notify/webhooks";
    }

    @PostMapping("/notice-settings/webhooks")
    @Requires(Permission.NOTICES_WRITE)
    String create(@RequestParam MultiValueMap<String, String> parameters, @ModelAttribute("page") Page page, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        ProvidersDesk.check();
        Form form = Form.submitted(parameters);
        try {
            redirect.addFlashAttribute("notice", page.text("notify.page.webhook.made", make(form).secret()));
            return HERE;
        } catch (InvalidInput invalid) {
            response.setStatus(invalid.status());
            return show(form.with(invalid), model);
        }
    }

    private Webhook make(Form form) {
        Mistakes mistakes = new Mistakes();
        String name = mistakes.text("name", form.value("name"), LONGEST_NAME);
        String url = mistakes.text("url", form.value("url"), LONGEST_ADDRESS);
        @Nullable UUID company = companies.read(mistakes, "company", form.given("company"));
        mistakes.throwIfAny();
        try {
            return webhooks.create(company, name, url);
        } catch (BansoException refused) {
            mistakes.add("url", refused.key(), refused.arguments());
            mistakes.throwIfAny();
            throw refused;
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
