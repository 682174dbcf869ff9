package dev.banso.access;

import dev.banso.database.Scope;
import dev.banso.problem.Mistakes;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Inviting people: an account and the one-time link with which they set its password.
@Service
public class Invitations {
    private final Accounts accounts;
    private final Welcome welcome;
    private final PublicAddress address;
    private final ApplicationEventPublisher events;

    Invitations(Accounts accounts, Welcome welcome, PublicAddress address, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.welcome = welcome;
        this.address = address;
        this.events = events;
    }

    /// Makes an account and its link. Whether the inviter may see organisation and company was checked by the caller.
    ///
    /// @throws dev.banso.problem.InvalidInput naming everything that cannot be taken
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Invitation invite(@Nullable String role, @Nullable UUID organisation, @Nullable UUID company,
            @Nullable String name, @Nullable String email, @Nullable String locale) {
        Mistakes mistakes = new Mistakes();
        Role given = role == null || role.isBlank() ? null
                : mistakes.<@Nullable Role>read("role", role, text -> Role.valueOf(text.toUpperCase(Locale.ROOT)), null, "mistake.choice");
        if (given == null && mistakes.none()) {
            mistakes.add("role", "mistake.required");
        }
        String checkedName = mistakes.text("name", name, 100);
        String checkedEmail = mistakes.email("email", email);
        if (given == Role.CONTACT && company == null) {
            mistakes.add("company", "mistake.required");
        }
        if (given != null && given != Role.CONTACT && organisation == null) {
            mistakes.add("organisation", "mistake.required");
        }
        mistakes.throwIfAny();
        Role checked = java.util.Objects.requireNonNull(given);
        UUID account;
        try {
            account = accounts.create(checked, checked == Role.CONTACT ? null : organisation,
                    checked == Role.CONTACT ? company : null, checkedName, checkedEmail,
                    "en".equals(locale) ? Locale.ENGLISH : Locale.JAPANESE);
        } catch (DuplicateKeyException taken) {
            mistakes.add("email", "mistake.taken");
            mistakes.throwIfAny();
            throw taken;
        }
        return again(account);
    }

    /// A new link for an account; older ones stay valid until they expire or are used.
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Invitation again(UUID account) {
        accounts.get(account);
        String link = address.base() + "/welcome/" + Scope.system("invitation").get(() -> welcome.newLink(account));
        events.publishEvent(new InvitationMade(account, link));
        return new Invitation(account, link);
    }

    /// An account with the link that its owner gets.
    public record Invitation(UUID account, String link) {}
}
