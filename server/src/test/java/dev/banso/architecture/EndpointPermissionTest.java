package dev.banso.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.access.OpenToAll;
import dev.banso.access.Requires;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class EndpointPermissionTest {
    @Test
    void everyEndpointNamesItsPermissionOrSaysWhyItNeedsNone() {
        List<HandlerMethod> ours = RunningBanso.shared()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().values().stream()
                .filter(method -> method.getBeanType().getName().startsWith("dev.banso."))
                .toList();
        assertThat(ours).isNotEmpty();
        assertThat(ours).filteredOn(method -> !has(method, Requires.class) && !has(method, OpenToAll.class)).isEmpty();
    }

    private static boolean has(HandlerMethod method, Class<? extends java.lang.annotation.Annotation> type) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), type)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), type);
    }
}
