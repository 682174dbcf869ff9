package dev.banso.access;

import dev.banso.database.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/// Looks every session's account up anew, so that a role, a language or a lock-out holds from the next request on.
class FreshViewerFilter extends OncePerRequestFilter {
    private final Accounts accounts;

    FreshViewerFilter(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Error pages are in the viewer's present language, too.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CurrentViewer.find().ifPresent(known -> {
            SecurityContext fresh = SecurityContextHolder.createEmptyContext();
            Scope.system("session").get(() -> accounts.viewer(known.id())).ifPresent(viewer ->
                    fresh.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, List.of())));
            SecurityContextHolder.setContext(fresh);
        });
        chain.doFilter(request, response);
    }
}
