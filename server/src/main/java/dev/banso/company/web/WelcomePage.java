package dev.banso.company.web;

import dev.banso.access.OpenToAll;
import dev.banso.access.Welcome;
import dev.banso.company.Prefectures;
import dev.banso.database.Scope;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
        return show(secret, Form.empty(), model);
    }

    @PostMapping("/welcome/{secret}")
    @OpenToAll(reason = BECAUSE)
    String submit(@PathVariable String secret, @RequestParam MultiValueMap<String, String> parameters,
            @ModelAttribute("page") Page page, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        Form form = Form.submitted(parameters);
        Welcome.Link link = Scope.system("welcome").get(() -> welcome.find(secret).orElse(null));
        try {
            if (link != null) {
                Scope.system("welcome").run(() -> apply(secret, link, form, page.locale()));
                redirect.addFlashAttribute("notice", page.text("welcome.done"));
                return "redirect:/sign-in";
            }
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return show(secret, form.with(invalid), model);
        }
        return show(secret, form, model);
    }

    private void apply(String secret, Welcome.Link link, Form form, Locale locale) {
        Mistakes mistakes = new Mistakes();
        boolean first = link.accountId() == null;
        String provider = first ? mistakes.text("provider", form.given("provider"), 200) : "";
        String prefecture = first ? Prefectures.check("prefecture", form.given("prefecture"), mistakes) : "";
        String name = first ? mistakes.text("name", form.given("name"), 100) : "";
        String email = first ? mistakes.email("email", form.given("email")) : "";
        String password = form.value("password");
        if (password.length() < Welcome.MINIMUM_PASSWORD) {
            mistakes.add("password", "access.mistake.short", Welcome.MINIMUM_PASSWORD);
        } else if (!password.equals(form.value("repeated"))) {
            mistakes.add("repeated", "access.mistake.different");
        }
        mistakes.throwIfAny();
        if (first) {
            welcome.setUpProvider(secret, provider, prefecture, name, email, password, locale);
        } else {
            welcome.setPassword(secret, password);
        }
    }

    private String show(String secret, Form form, Model model) {
        Welcome.Link link = Scope.system("welcome").get(() -> welcome.find(secret).orElse(null));
        if (link == null) {
            return "shell/link-used";
        }
        model.addAttribute("secret", secret);
        model.addAttribute("link", link);
        model.addAttribute("form", form);
        return "company/welcome";
    }
}
