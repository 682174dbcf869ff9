package dev.banso.problem.web;

import dev.banso.problem.BansoException;
import dev.banso.problem.Denied;
import dev.banso.problem.ErrorKind;
import dev.banso.problem.InvalidInput;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Answers of the API when something went wrong: problem details with the error's kind, in the language asked for.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final MessageSource messages;

    ProblemAdvice(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ProblemDetail invalid(InvalidInput problem, Locale locale) {
        ProblemDetail detail = known(problem, locale);
        detail.setProperty("mistakes", problem.mistakes().stream()
                .map(mistake -> Map.of(
                        "field", mistake.field(),
                        "message", messages.getMessage(mistake.key(), mistake.arguments().toArray(), locale)))
                .toList());
        return detail;
    }

    @ExceptionHandler
    ProblemDetail known(BansoException problem, Locale locale) {
        if (problem.kind() == ErrorKind.INTERNAL || problem.kind() == ErrorKind.EXTERNAL) {
            LOG.error("{}", problem.getMessage(), problem);
        }
        return detail(HttpStatusCode.valueOf(problem.status()), problem.kind(), locale, problem.key(), problem.arguments());
    }

    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException problem, Locale locale) {
        return problem instanceof Denied denied
                ? detail(HttpStatus.FORBIDDEN, ErrorKind.USER, locale, String.valueOf(denied.getMessage()), denied.arguments())
                : detail(HttpStatus.FORBIDDEN, ErrorKind.USER, locale, "error.denied");
    }

    @ExceptionHandler
    ProblemDetail duplicate(DuplicateKeyException problem, Locale locale) {
        LOG.debug("duplicate", problem);
        return detail(HttpStatus.CONFLICT, ErrorKind.USER, locale, "error.exists");
    }

    @ExceptionHandler
    ProblemDetail invalid(IllegalArgumentException problem, Locale locale) {
        LOG.debug("unreadable", problem);
        return detail(HttpStatus.UNPROCESSABLE_CONTENT, ErrorKind.USER, locale, "error.unreadable");
    }

    @ExceptionHandler
    ProblemDetail refused(DataIntegrityViolationException problem, Locale locale) {
        if (Unstorable.isCauseOf(problem)) {
            LOG.debug("unstorable", problem);
            return detail(HttpStatus.UNPROCESSABLE_CONTENT, ErrorKind.USER, locale, "error.characters");
        }
        return unexpected(problem, locale);
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException problem, Locale locale) {
        LOG.error("unexpected", problem);
        return detail(HttpStatus.INTERNAL_SERVER_ERROR, ErrorKind.INTERNAL, locale, "error.unexpected");
    }

    /// What Spring itself refuses; its words stand under `problemDetail.…` in the bundles.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception problem, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> answer = super.handleExceptionInternal(problem, body, headers, status, request);
        if (answer != null && answer.getBody() instanceof ProblemDetail detail) {
            ErrorKind kind = status.is5xxServerError() ? ErrorKind.INTERNAL : ErrorKind.USER;
            name(detail, status, kind, LocaleContextHolder.getLocale());
        }
        return answer;
    }

    private ProblemDetail detail(HttpStatusCode status, ErrorKind kind, Locale locale, String key, Object... arguments) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, messages.getMessage(key, arguments, locale));
        name(detail, status, kind, locale);
        return detail;
    }

    private void name(ProblemDetail detail, HttpStatusCode status, ErrorKind kind, Locale locale) {
        String code = kind.name().toLowerCase(Locale.ROOT);
        String title = status.isSameCodeAs(HttpStatus.NOT_FOUND) ? "not-found" : status.isSameCodeAs(HttpStatus.FORBIDDEN) ? "denied" : code;
        detail.setTitle(messages.getMessage("problem.title." + title, null, locale));
        detail.setProperty("kind", code);
    }
}
