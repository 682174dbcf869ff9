package dev.banso.access;

import dev.banso.problem.Denied;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// The viewer of the request that this thread serves.
public final class CurrentViewer {
    private CurrentViewer() {}

    /// The viewer, or empty on pages that are open to all.
    public static Optional<Viewer> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer
                ? Optional.of(viewer)
                : Optional.empty();
    }

    /// The viewer.
    ///
    /// @throws AccessDeniedException where nobody is signed in
    public static Viewer get() {
        return find().orElseThrow(() -> new Denied("error.denied"));
    }
}
