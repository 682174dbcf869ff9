package dev.banso.problem.web;

import dev.banso.problem.ErrorKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/// What programs are told where no endpoint answered: the same fields as everywhere, in the language asked for.
@Component
class ProblemAttributes extends DefaultErrorAttributes {
    private final MessageSource messages;

    ProblemAttributes(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        Map<String, @Nullable Object> found = super.getErrorAttributes(request, options);
        int status = found.get("status") instanceof Integer number ? number : HttpStatus.INTERNAL_SERVER_ERROR.value();
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("title", messages.getMessage(title(status), null, locale));
        problem.put("status", status);
        problem.put("detail", messages.getMessage(detail(status), null, locale));
        problem.put("kind", (status >= 500 ? ErrorKind.INTERNAL : ErrorKind.USER).name().toLowerCase(Locale.ROOT));
        return problem;
    }

    private static String title(int status) {
        return "problem.title." + switch (status) {
            case 403 -> "denied";
            case 404 -> "not-found";
            default -> status >= 500 ? "internal" : "user";
        };
    }

    private static String detail(int status) {
        return switch (status) {
            case 403 -> "error.denied";
            case 404 -> "error.nothing-here";
            case 405 -> "error.method";
            default -> status >= 500 ? "error.unexpected" : "error.unreadable";
        };
    }
}
