package dev.banso.notify.web;

import dev.banso.access.CurrentViewer;
import dev.banso.database.Scope;
import dev.banso.problem.Denied;
import org.springframework.security.access.AccessDeniedException;

/// What holds for every company is changed by the provider alone, though a partner's administrator has the role.
final class ProvidersDesk {
    private ProvidersDesk() {}

    /// @throws AccessDeniedException where the viewer is not of the provider
    static void check() {
        if (CurrentViewer.get().reach() != Scope.Kind.PROVIDER) {
            throw new Denied("error.provider-only");
        }
    }
}
