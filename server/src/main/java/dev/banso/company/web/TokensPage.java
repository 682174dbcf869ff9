package dev.banso.company.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.access.Tokens;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.company.CompanyNames;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// API tokens: made, shown once, revoked. Nobody gives a token more than they may do themselves.
@Controller
@RequestMapping("/tokens")
public class TokensPage {
    private final Tokens tokens;
    private final Companies companies;
    private final CompanyNames names;

    TokensPage(Tokens tokens, Companies companies, CompanyNames names) {
        this.tokens = tokens;
        this.companies = companies;
        this.names = names;
    }

    @GetMapping
    @Requires(Permission.ACCESS_READ)
    String list(Model model) {
        return show(Form.empty(), null, model);
    }

    @PostMapping
    @Requires(Permission.ACCESS_WRITE)
    String issue(@RequestParam MultiValueMap<String, String> parameters, Model model, HttpServletResponse response) {
        Form form = Form.submitted(parameters);
        try {
            Mistakes mistakes = new Mistakes();
            String name = mistakes.text("name", form.given("name"), 100);
            List<Permission> permissions = form.all("permissions").stream()
                    .map(Permission::of).flatMap(Optional::stream)
                    .filter(CurrentViewer.get()::may)
                    .toList();
            if (permissions.isEmpty()) {
                mistakes.add("permissions", "token.mistake.permissions");
            }
            String company = form.given("company");
            UUID chosen = names.read(mistakes, "company", company);
            mistakes.throwIfAny();
            if (chosen != null) {
                companies.get(chosen);
            }
            return show(Form.empty(), tokens.issue(CurrentViewer.get(), chosen, name, permissions), model);
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return show(form.with(invalid), null, model);
        }
    }

    @PostMapping("/{token}/revoke")
    @Requires(Permission.ACCESS_WRITE)
    String revoke(@PathVariable UUID token, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        tokens.revoke(token);
        redirect.addFlashAttribute("notice", page.text("token.revoked"));
        return "redirect:/tokens";
    }

    private String show(Form form, @Nullable String secret, Model model) {
        model.addAttribute("tokens", tokens.all().stream().map(token -> new TokenLine(token,
                token.company() == null ? null : companies.find(token.company()).map(Company::name).orElse("–"))).toList());
        model.addAttribute("companies", names);
        model.addAttribute("permissions", CurrentViewer.get().permissions().stream().map(Permission::code).sorted().toList());
        model.addAttribute("secret", secret);
        model.addAttribute("form", form);
        return "company/tokens";
    }

    /// A token with the name of the company to which it is limited.
    public record TokenLine(Tokens.Token token, @Nullable String company) {}
}
