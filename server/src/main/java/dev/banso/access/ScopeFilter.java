package dev.banso.access;

import dev.banso.database.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/// Serves the request within its viewer's scope; without a viewer no scope is opened and the database shows nothing.
class ScopeFilter extends OncePerRequestFilter {
    private static final Pattern COMPANY = Pattern.compile("/api/v1/companies/([^/]+)(/.*)?");

    private final Function<HttpServletRequest, @Nullable UUID> about;

    private ScopeFilter(Function<HttpServletRequest, @Nullable UUID> about) {
        this.about = about;
    }

    /// For pages, which also show what is beside the company that they are about.
    static ScopeFilter ofPages() {
        return new ScopeFilter(request -> null);
    }

    /// For the API: a question that names a company by `?company=`, and everything below `/companies/<id>`, is about that one alone.
    static ScopeFilter ofPrograms() {
        return new ScopeFilter(ScopeFilter::asked);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Scope scope = CurrentViewer.find().map(viewer -> viewer.scope().about(about.apply(request))).orElse(null);
        if (scope == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            scope.call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException passedOn) {
            throw passedOn;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private static @Nullable UUID asked(HttpServletRequest request) {
        Matcher path = COMPANY.matcher(request.getRequestURI());
        if (path.matches()) {
            return id(path.group(1));
        }
        String[] companies = request.getMethod().equals("GET") ? request.getParameterValues("company") : null;
        return companies == null || companies.length != 1 ? null : id(companies[0].strip());
    }

    /// Null for what could not be one: then the endpoint says what is wrong.
    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noCompany) {
            return null;
        }
    }
}
