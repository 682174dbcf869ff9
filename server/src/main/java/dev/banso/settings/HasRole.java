package dev.banso.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Reads [OnlyIn]; the roles of the process are the property `banso.roles`.
final class HasRole implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ProcessRole[] wanted = (ProcessRole[]) Objects.requireNonNull(metadata.getAnnotationAttributes(OnlyIn.class.getName())).get("value");
        String roles = context.getEnvironment().getRequiredProperty("banso.roles");
        List<String> own = List.of(roles.split(","));
        return Arrays.stream(Objects.requireNonNull(wanted)).map(ProcessRole::code).anyMatch(own::contains);
    }
}
