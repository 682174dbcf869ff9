package dev.banso.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint that asks for no permission; says why.
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenToAll {
    /// Why nobody is turned away here.
    String reason();

    /// True where at least a signed-in person or a token is asked for.
    boolean signedIn() default false;
}
