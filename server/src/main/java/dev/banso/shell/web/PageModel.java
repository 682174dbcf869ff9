package dev.banso.shell.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Viewer;
import dev.banso.shell.Navigation;
import dev.banso.shell.NavigationEntry;
import dev.banso.shell.Page;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.RequestContextUtils;

/// Gives every page its `page`.
@ControllerAdvice(annotations = Controller.class)
class PageModel {
    private final MessageSource messages;
    private final List<Navigation> navigations;

    PageModel(MessageSource messages, List<Navigation> navigations) {
        this.messages = messages;
        this.navigations = navigations;
    }

    /// Null for the API, whose controllers are matched, too.
    @ModelAttribute("page")
    @Nullable Page page(HttpServletRequest request, Locale requested) {
        if (request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        Viewer viewer = CurrentViewer.find().orElse(null);
        Locale locale = viewer != null ? viewer.locale() : requested;
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Page(viewer, locale, path(request), query(request),
                token == null ? "" : token.getToken(), notice(request), entries(viewer), messages);
    }

    /// The address as asked for, on error pages too.
    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    private static String query(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : request.getQueryString();
    }

    private static @Nullable String notice(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null ? null : (String) flash.get("notice");
    }

    private List<NavigationEntry> entries(@Nullable Viewer viewer) {
        return viewer == null ? List.of() : navigations.stream()
                .flatMap(navigation -> navigation.entries(viewer).stream())
                .sorted()
                .toList();
    }
}
