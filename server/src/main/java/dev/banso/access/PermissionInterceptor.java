package dev.banso.access;

import dev.banso.problem.Denied;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Asks every endpoint for its permission before it runs. An endpoint of ours that names none is refused.
@Component
class PermissionInterceptor implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !method.getBeanType().getName().startsWith("dev.banso.")) {
            return true;
        }
        Requires requires = find(method, Requires.class);
        if (requires != null) {
            if (!CurrentViewer.get().may(requires.value())) {
                throw new Denied("error.permission", requires.value().code());
            }
            return true;
        }
        OpenToAll open = find(method, OpenToAll.class);
        if (open == null) {
            throw new Denied("error.denied");
        }
        if (open.signedIn()) {
            CurrentViewer.get();
        }
        return true;
    }

    private static <A extends java.lang.annotation.Annotation> @Nullable A find(HandlerMethod method, Class<A> type) {
        A onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type);
        return onMethod != null ? onMethod : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
    }
}
