package dev.banso.company.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Invitations;
import dev.banso.access.Invitations.Invitation;
import dev.banso.company.Companies;
import dev.banso.database.Scope;
import dev.banso.problem.Denied;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Invites people within what the inviter sees: the provider anybody, a partner its own staff and its companies' contacts.
@Component
class Inviting {
    private final Invitations invitations;
    private final Companies companies;

    Inviting(Invitations invitations, Companies companies) {
        this.invitations = invitations;
        this.companies = companies;
    }

    Invitation invite(@Nullable String role, @Nullable UUID organisation, @Nullable UUID company,
            @Nullable String name, @Nullable String email, @Nullable String locale) {
        if (company != null) {
            companies.get(company);
        }
        boolean ofProvider = CurrentViewer.get().reach() == Scope.Kind.PROVIDER;
        if (!ofProvider && organisation != null && !organisation.equals(CurrentViewer.get().reachId())) {
            throw new Denied("company.error.invite-foreign");
        }
        return invitations.invite(role, organisation, company, name, email, locale);
    }
}
