package dev.banso.shell.web;

import dev.banso.problem.BansoException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// One page for everything that went wrong: what happened and what to do, in the viewer's language.
@Component
class ErrorPages implements ErrorViewResolver {
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("kind", kind(status));
        shown.put("problem", request.getAttribute(BansoException.class.getName()));
        return new ModelAndView("shell/error", shown, status);
    }

    /// The part of the message keys `error.….title` and `error.….text`.
    private static String kind(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "not-found";
            case FORBIDDEN, UNAUTHORIZED -> "forbidden";
            case TOO_MANY_REQUESTS -> "limit";
            default -> status.is5xxServerError() ? "internal" : "user";
        };
    }
}
