package dev.banso.problem.web;

import dev.banso.problem.BansoException;
import dev.banso.problem.ErrorKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/// Hands what went wrong to the error page, which says it and what to do in the viewer's language.
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(PageAdvice.class);

    @ExceptionHandler
    ModelAndView known(BansoException problem, HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        if (problem.kind() == ErrorKind.INTERNAL || problem.kind() == ErrorKind.EXTERNAL) {
            LOG.error("{}", problem.getMessage(), problem);
        }
        request.setAttribute(BansoException.class.getName(), problem);
        response.sendError(problem.status());
        return new ModelAndView();
    }

    @ExceptionHandler
    ModelAndView refused(DataIntegrityViolationException problem, HttpServletRequest request, HttpServletResponse response)
            throws java.io.IOException {
        if (!Unstorable.isCauseOf(problem)) {
            throw problem;
        }
        return known(BansoException.user("error.characters"), request, response);
    }
}
