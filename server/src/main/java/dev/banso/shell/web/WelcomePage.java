package dev.banso.shell.web;

import dev.banso.access.OpenToAll;
import dev.banso.access.Welcome;
import dev.banso.database.Scope;
import dev.banso.problem.BansoException;
import dev.banso.shell.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What a one-time link opens: the set-up of the provider, or an invited person's choice of a password.
@Controller
class WelcomePage {
    private static final String BECAUSE = "the link's secret is the key";

    private final Welcome welcome;

    WelcomePage(Welcome welcome) {
        this.welcome = welcome;
    }

    @GetMapping("/welcome/{secret}")
    @OpenToAll(reason = BECAUSE)
    String form(@PathVariable String secret, Model model) {
        Welcome.Link link = Scope.system("welcome").get(() -> welcome.find(secret).orElse(null));
        if (link == null) {
            return "shell/link-used";
        }
        return show(secret, link, null, model);
    }

    @PostMapping("/welcome/{secret}")
    @OpenToAll(reason = BECAUSE)
    String submit(@PathVariable String secret, Form form, @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect) {
        Welcome.Link link = Scope.system("welcome").get(() -> welcome.find(secret).orElse(null));
        if (link == null) {
            return "shell/link-used";
        }
        String mistake = form.mistake(link.accountId() == null);
        if (mistake != null) {
            return show(secret, link, page.text(mistake, Welcome.MINIMUM_PASSWORD), model);
        }
        try {
            Scope.system("welcome").run(() -> apply(secret, link, form));
        } catch (BansoException refused) {
            return show(secret, link, refused.getMessage(), model);
        }
        redirect.addFlashAttribute("notice", page.text("welcome.done"));
        return "redirect:/sign-in";
    }

    private void apply(String secret, Welcome.Link link, Form form) {
        if (link.accountId() == null) {
            welcome.setUpProvider(secret, form.provider(), form.prefecture(), form.name(), form.email(), form.password());
        } else {
            welcome.setPassword(secret, form.password());
        }
    }

    private static String show(String secret, Welcome.Link link, @Nullable String mistake, Model model) {
        model.addAttribute("secret", secret);
        model.addAttribute("link", link);
        model.addAttribute("mistake", mistake);
        return "shell/welcome";
    }

    /// The form; provider, prefecture, name and e-mail are asked of the first administrator alone and empty otherwise.
    record Form(String provider, String prefecture, String name, String email, String password, String repeated) {
        Form(@Nullable String provider, @Nullable String prefecture, @Nullable String name, @Nullable String email,
                @Nullable String password, @Nullable String repeated) {
            this.provider = given(provider);
            this.prefecture = given(prefecture);
            this.name = given(name);
            this.email = given(email);
            this.password = given(password);
            this.repeated = given(repeated);
        }

        @Nullable String mistake(boolean first) {
            if (first && (provider.isBlank() || prefecture.isBlank() || name.isBlank() || !email.contains("@"))) {
                return "welcome.mistake.incomplete";
            }
            if (password.length() < Welcome.MINIMUM_PASSWORD) {
                return "welcome.mistake.short";
            }
            return password.equals(repeated) ? null : "welcome.mistake.different";
        }

        private static String given(@Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
