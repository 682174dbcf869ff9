package dev.banso.company.web;

import dev.banso.access.Account;
import dev.banso.access.Accounts;
import dev.banso.access.CurrentViewer;
import dev.banso.access.Invitations;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.access.Role;
import dev.banso.company.Companies;
import dev.banso.company.Organisation;
import dev.banso.company.Organisations;
import dev.banso.problem.BansoException;
import dev.banso.problem.InvalidInput;
import dev.banso.problem.Mistakes;
import dev.banso.shell.Form;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
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

/// The people who sign in: list, invitation with its link, locking out.
@Controller
@RequestMapping("/accounts")
public class AccountsPage {
    private final Accounts accounts;
    private final Invitations invitations;
    private final Inviting inviting;
    private final Organisations organisations;
    private final Companies companies;
    private final ProviderOnly providerOnly;

    AccountsPage(Accounts accounts, Invitations invitations, Inviting inviting, Organisations organisations, Companies companies,
            ProviderOnly providerOnly) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.inviting = inviting;
        this.organisations = organisations;
        this.companies = companies;
        this.providerOnly = providerOnly;
    }

    @GetMapping
    @Requires(Permission.ACCESS_READ)
    String list(Model model) {
        Map<UUID, String> names = new LinkedHashMap<>();
        organisations.all().forEach(each -> names.put(each.id(), each.name()));
        companies.all().forEach(each -> names.put(each.id(), each.name()));
        model.addAttribute("accounts", accounts.all().stream().map(account -> new AccountLine(account,
                names.getOrDefault(account.company() != null ? account.company() : account.organisation(), "–"))).toList());
        return "company/accounts";
    }

    @GetMapping("/new")
    @Requires(Permission.ACCESS_WRITE)
    String blank(@RequestParam(required = false) @Nullable String company, Model model) {
        return form(Form.empty().with("role", company == null ? "analyst" : "contact").with("locale", "ja")
                .with("of", company != null ? company : CurrentViewer.get().reachId()), model);
    }

    @PostMapping("/new")
    @Requires(Permission.ACCESS_WRITE)
    String invite(@RequestParam MultiValueMap<String, String> parameters, Model model, HttpServletResponse response) {
        Form form = Form.submitted(parameters);
        try {
            Mistakes mistakes = new Mistakes();
            String of = form.given("of");
            UUID belongs = of == null ? null : mistakes.<@Nullable UUID>read("of", of, UUID::fromString, null, "mistake.choice");
            boolean contact = "contact".equals(form.given("role"));
            if (belongs == null || contact != companies.find(belongs).isPresent()) {
                mistakes.add("of", contact ? "account.mistake.company" : "account.mistake.organisation");
            }
            mistakes.throwIfAny();
            return made(inviting.invite(form.given("role"), contact ? null : belongs, contact ? belongs : null,
                    form.given("name"), form.given("email"), form.given("locale")), model);
        } catch (InvalidInput invalid) {
            response.setStatus(422);
            return form(form.with(invalid), model);
        }
    }

    /// The link is shown once, on the page that answers; it is kept nowhere.
    @PostMapping("/{account}/link")
    @Requires(Permission.ACCESS_WRITE)
    String link(@PathVariable UUID account, Model model) {
        requireManageable(account);
        return made(invitations.again(account), model);
    }

    @PostMapping("/{account}/disable")
    @Requires(Permission.ACCESS_WRITE)
    String disable(@PathVariable UUID account, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        requireManageable(account);
        if (account.equals(CurrentViewer.get().id())) {
            throw BansoException.conflict("company.error.own-lock");
        }
        accounts.setDisabled(account, true);
        redirect.addFlashAttribute("notice", page.text("account.disabled"));
        return "redirect:/accounts";
    }

    @PostMapping("/{account}/enable")
    @Requires(Permission.ACCESS_WRITE)
    String enable(@PathVariable UUID account, @ModelAttribute("page") Page page, RedirectAttributes redirect) {
        requireManageable(account);
        accounts.setDisabled(account, false);
        redirect.addFlashAttribute("notice", page.text("account.enabled"));
        return "redirect:/accounts";
    }

    /// Row-level security hides foreign accounts; asking for one answers "not found".
    private void requireManageable(UUID account) {
        accounts.get(account);
    }

    private String made(Invitations.Invitation invitation, Model model) {
        model.addAttribute("account", accounts.get(invitation.account()));
        model.addAttribute("link", invitation.link());
        return "company/invited";
    }

    private String form(Form form, Model model) {
        Map<String, String> belongs = new LinkedHashMap<>();
        for (Organisation organisation : organisations.all()) {
            if (providerOnly.holds() || organisation.id().equals(CurrentViewer.get().reachId())) {
                belongs.put(organisation.id().toString(), organisation.name());
            }
        }
        companies.all().forEach(company -> belongs.put(company.id().toString(), company.name()));
        model.addAttribute("belongs", belongs);
        model.addAttribute("roles", java.util.Arrays.stream(Role.values()).map(Role::code).toList());
        model.addAttribute("form", form);
        return "company/invite";
    }

    /// An account with the name of whom it belongs to.
    public record AccountLine(Account account, String of) {}
}
