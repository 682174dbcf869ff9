package dev.banso.company.web;

import dev.banso.access.Account;
import dev.banso.access.Accounts;
import dev.banso.access.CurrentViewer;
import dev.banso.access.OpenToAll;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One's own account: language and password.
@Controller
@RequestMapping("/account")
class OwnAccountPage {
    private static final String BECAUSE = "everyone signed in keeps their own account";

    private final Accounts accounts;

    OwnAccountPage(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    @OpenToAll(reason = BECAUSE, signedIn = true)
    String show(Model model) {
        return show(Form.empty(), model);
    }

    @PostMapping("/language")
    @OpenToAll(reason = BECAUSE, signedIn = true)
    String language(@RequestParam String locale) {
        accounts.setLocale(CurrentViewer.get().id(), locale.equals("en") ? Locale.ENGLISH : Locale.JAPANESE);
        return "redirect:/account";
    }

    @PostMapping("/password")
    @OpenToAll(reason = BECAUSE, signedIn = true)
    String password(@RequestParam MultiValueMap<String, String> parameters, @ModelAttribute("page") Page page, Model model,
            RedirectAttributes redirect, HttpServletResponse response) {
        Form form = Form.submitted(parameters);
        try {
            Mistakes mistakes = new Mistakes();
            if (!form.value("password").equals(form.value("repeated"))) {
                mistakes.add("repeated", "access.mistake.different");
            }
            mistakes.throwIfAny();
            accounts.changePassword(CurrentViewer.get().id(), form.value("current"), form.value("password"));
            redirect.addFlashAttribute("notice", page.text("account.password.changed"));
            return "redirect:/account";
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return show(form.with(invalid), model);
        }
    }

    private String show(Form form, Model model) {
        UUID own = CurrentViewer.get().id();
        Account account = accounts.get(own);
        model.addAttribute("account", account);
        model.addAttribute("form", form);
        return "company/account";
    }
}
