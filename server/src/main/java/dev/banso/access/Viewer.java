package dev.banso.access;

import dev.banso.database.Scope;
import java.io.Serializable;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// Who is asking: a signed-in person or a program with a token.
///
/// @param id of the account or token
/// @param name as shown on pages
/// @param role of a person; a token has the role of staff and its own permissions
/// @param reach whose data is visible
/// @param reachId the organisation or company that `reach` is bound to
public record Viewer(
        UUID id, String name, Role role, Scope.Kind reach, UUID reachId, Set<Permission> permissions, Locale locale, boolean token)
        implements Serializable {

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// True for the provider's and partners' people, false for a company's contact.
    public boolean staff() {
        return reach != Scope.Kind.COMPANY;
    }

    /// What this viewer's transactions may see.
    public Scope scope() {
        return new Scope(reach, reachId, (token ? "token:" : "account:") + id);
    }
}
