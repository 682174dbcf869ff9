package dev.banso.company.web;

import dev.banso.access.Account;
import dev.banso.access.Accounts;
import dev.banso.access.Invitations.Invitation;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/accounts`: the people who sign in, and inviting them.
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsApi {
    private final Accounts accounts;
    private final Inviting inviting;

    AccountsApi(Accounts accounts, Inviting inviting) {
        this.accounts = accounts;
        this.inviting = inviting;
    }

    @GetMapping
    @Requires(Permission.ACCESS_READ)
    Listed<AccountJson> list() {
        return Listed.whole(accounts.all().stream().map(AccountJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ACCESS_WRITE)
    Invited invite(@RequestBody AccountEntry entry) {
        Invitation made = inviting.invite(entry.role(), entry.organisation(), entry.company(), entry.name(), entry.email(), entry.locale());
        return new Invited(made.account(), made.link());
    }

    /// Locks the account out; the trail keeps whose it was.
    @DeleteMapping("/{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ACCESS_WRITE)
    void disable(@PathVariable UUID account) {
        accounts.setDisabled(account, true);
    }

    record AccountEntry(@Nullable String role, @Nullable UUID organisation, @Nullable UUID company,
            @Nullable String name, @Nullable String email, @Nullable String locale) {}

    record Invited(UUID id, String link) {}

    record AccountJson(UUID id, String name, String email, String role, @Nullable UUID organisation, @Nullable UUID company,
            String locale, boolean active, boolean disabled) {
        static AccountJson of(Account account) {
            return new AccountJson(account.id(), account.name(), account.email(), account.role().code(), account.organisation(),
                    account.company(), account.locale().getLanguage(), account.active(), account.disabled());
        }
    }
}
