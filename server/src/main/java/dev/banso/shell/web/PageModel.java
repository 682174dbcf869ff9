package dev.banso.shell.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Viewer;
import dev.banso.shell.Navigation;
import dev.banso.shell.NavigationEntry;
import dev.banso.shell.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
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

    @ModelAttribute("page")
    Page page(HttpServletRequest request, Locale requested) {
        Viewer viewer = CurrentViewer.find().orElse(null);
        Locale locale = viewer != null ? viewer.locale() : requested;
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Page(viewer, locale, request.getRequestURI(), token == null ? "" : token.getToken(),
                notice(request), entries(viewer), messages);
    }

    private static @Nullable String notice(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null ? null : (String) flash.get("notice");
    }

    private List<NavigationEntry> entries(@Nullable Viewer viewer) {
        return viewer == null ? List.of() : navigations.stream()
                .flatMap(navigation -> navigation.entries(viewer).stream())
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
    }
}
