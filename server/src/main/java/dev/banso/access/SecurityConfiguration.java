package dev.banso.access;

import dev.banso.database.Scope;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Two ways in: the API with a token and without a session, the pages with a session and CSRF protection. Which
/// permission an endpoint asks for stands at the endpoint ([Requires]).
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; form-action 'self'";

    private final PermissionInterceptor permissions;

    SecurityConfiguration(PermissionInterceptor permissions) {
        this.permissions = permissions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(permissions);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Tokens tokens) throws Exception {
        return http.securityMatcher("/api/**", "/local/**", "/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new TokenFilter(tokens), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(ScopeFilter.ofPrograms(), AuthorizationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/api/v1/openapi.json", "/local/**", "/actuator/health").permitAll()
                        .requestMatchers("/actuator/**").access(SecurityConfiguration::watches)
                        .anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Accounts accounts, SignInEvents events) throws Exception {
        // PasswordSignIn is the one authentication provider there is, so it need not be named: named, it would be asked twice.
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .addFilterBefore(new FreshViewerFilter(accounts), AuthorizationFilter.class)
                .addFilterAfter(ScopeFilter.ofPages(), AuthorizationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in").usernameParameter("email").defaultSuccessUrl("/", false)
                        .failureHandler((request, response, failure) -> response.sendRedirect(
                                "/sign-in?error=" + (failure instanceof LockedException ? "limit" : "failed")))
                        .permitAll())
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in")
                        .addLogoutHandler((request, response, authentication) -> {
                            if (authentication != null && authentication.getPrincipal() instanceof Viewer viewer) {
                                events.signedOut(viewer, request.getRemoteAddr());
                            }
                        }))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/assets/**", "/sign-in", "/welcome/**", "/error", "/favicon.ico").permitAll()
                        .anyRequest().authenticated())
                .build();
    }

    /// Metrics name devices and say how the whole platform stands: for the provider alone, as the operations page.
    private static AuthorizationDecision watches(Supplier<? extends @Nullable Authentication> asking, RequestAuthorizationContext context) {
        return new AuthorizationDecision(CurrentViewer.find()
                .filter(viewer -> viewer.reach() == Scope.Kind.PROVIDER && viewer.may(Permission.OPERATION_READ)).isPresent());
    }
}
