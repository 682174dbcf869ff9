package dev.banso.problem.web;

import dev.banso.problem.BansoException;
import dev.banso.problem.ErrorKind;
import dev.banso.problem.InvalidInput;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Answers of the API when something went wrong: problem details with the error's kind.
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
        ProblemDetail detail = known(problem);
        detail.setProperty("mistakes", problem.mistakes().stream()
                .map(mistake -> Map.of(
                        "field", mistake.field(),
                        "message", messages.getMessage(mistake.key(), mistake.arguments().toArray(), locale)))
                .toList());
        return detail;
    }

    @ExceptionHandler
    ProblemDetail known(BansoException problem) {
        if (problem.kind() == ErrorKind.INTERNAL || problem.kind() == ErrorKind.EXTERNAL) {
            LOG.error("{}", problem.getMessage(), problem);
        }
        return detail(HttpStatusCode.valueOf(problem.status()), problem.kind(), problem.getMessage());
    }

    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException problem) {
        return detail(HttpStatus.FORBIDDEN, ErrorKind.USER, String.valueOf(problem.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail duplicate(DuplicateKeyException problem) {
        LOG.debug("duplicate", problem);
        return detail(HttpStatus.CONFLICT, ErrorKind.USER, "This exists already.");
    }

    @ExceptionHandler
    ProblemDetail invalid(IllegalArgumentException problem) {
        return detail(HttpStatus.UNPROCESSABLE_CONTENT, ErrorKind.USER, String.valueOf(problem.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException problem) {
        LOG.error("unexpected", problem);
        return detail(HttpStatus.INTERNAL_SERVER_ERROR, ErrorKind.INTERNAL, "Banso made an error; it is in the log.");
    }

    private static ProblemDetail detail(HttpStatusCode status, ErrorKind kind, String message) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, message);
        detail.setProperty("kind", kind.name().toLowerCase(Locale.ROOT));
        return detail;
    }
}
