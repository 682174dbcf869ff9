package dev.banso.access;

import dev.banso.database.Scope;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Signs a person in with e-mail address and password.
@Component
class PasswordSignIn implements AuthenticationProvider {
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final String hashOfNobody;

    PasswordSignIn(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.hashOfNobody = java.util.Objects.requireNonNull(encoder.encode(Hashes.newSecret()));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String password = String.valueOf(attempt.getCredentials());
        Accounts.Credentials found = Scope.system("sign-in").get(() -> accounts.credentials(email).orElse(null));
        // A password is always checked, so that the time taken does not tell which addresses have an account.
        String hash = found == null || found.passwordHash() == null ? hashOfNobody : found.passwordHash();
        boolean matches = encoder.matches(password, hash);
        if (!matches || found == null || found.passwordHash() == null) {
            throw new BadCredentialsException("e-mail address or password is wrong");
        }
        return UsernamePasswordAuthenticationToken.authenticated(found.viewer(), null, List.of());
    }

    @Override
    public boolean supports(@Nullable Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.equals(type);
    }
}
