package dev.banso.operation;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Permission;
import dev.banso.access.Viewer;
import dev.banso.database.Scope;
import dev.banso.problem.Denied;
import org.springframework.security.access.AccessDeniedException;

/// How the platform runs and what it costs is the provider's matter: a partner's administrator has the role, but not the reach.
public final class ProviderWatch {
    private ProviderWatch() {}

    /// Whether this viewer may see it.
    public static boolean open(Viewer viewer) {
        return viewer.reach() == Scope.Kind.PROVIDER && viewer.may(Permission.OPERATION_READ);
    }

    /// @throws AccessDeniedException where the viewer is not of the provider
    public static void check() {
        if (CurrentViewer.get().reach() != Scope.Kind.PROVIDER) {
            throw new Denied("error.provider-only");
        }
    }
}
