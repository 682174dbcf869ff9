package dev.banso.company.web;

import dev.banso.access.CurrentViewer;
import dev.banso.database.Scope;
import dev.banso.problem.Denied;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/// What a partner's administrator may not do though the role would allow it.
@Component
class ProviderOnly {
    /// @throws AccessDeniedException where the viewer is not of the provider
    void check() {
        if (!holds()) {
            throw new Denied("error.provider-only");
        }
    }

    /// Whether the viewer is of the provider.
    boolean holds() {
        return CurrentViewer.get().reach() == Scope.Kind.PROVIDER;
    }
}
