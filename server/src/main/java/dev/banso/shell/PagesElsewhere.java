package dev.banso.shell;

import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// A process without the console's role answers about its health and its metrics alone.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PagesElsewhere extends OncePerRequestFilter {
    private final boolean elsewhere;

    PagesElsewhere(Settings settings) {
        this.elsewhere = !settings.has(ProcessRole.CONSOLE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (elsewhere && !request.getRequestURI().startsWith("/actuator/")) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println("This process serves no pages; ask the one with the role console.");
            return;
        }
        chain.doFilter(request, response);
    }
}
