package dev.banso.access;

import dev.banso.database.Scope;
import dev.banso.database.StoredText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// Signs a person in with e-mail address and password.
@Component
class PasswordSignIn implements AuthenticationProvider {
    private static final int LONGEST_ADDRESS = 254;

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final FailedSignIns failures;
    private final SignInEvents events;
    private final String hashOfNobody;

    PasswordSignIn(Accounts accounts, PasswordEncoder encoder, FailedSignIns failures, SignInEvents events) {
        this.failures = failures;
        this.events = events;
        this.accounts = accounts;
        this.encoder = encoder;
        this.hashOfNobody = java.util.Objects.requireNonNull(encoder.encode(Hashes.newSecret()));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = StoredText.of(attempt.getName().strip().toLowerCase(Locale.ROOT), LONGEST_ADDRESS);
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (failures.tooMany(email, address)) {
            events.failed(email, address, true);
            throw new LockedException("too many failed attempts");
        }
        String password = String.valueOf(attempt.getCredentials());
        Accounts.Credentials found = Scope.system("sign-in").get(() -> accounts.credentials(email).orElse(null));
        // A password is always checked, so that the time taken does not tell which addresses have an account.
        String hash = found == null || found.passwordHash() == null ? hashOfNobody : found.passwordHash();
        boolean matches = encoder.matches(password, hash);
        if (!matches || found == null || found.passwordHash() == null) {
            failures.failed(email, address);
            events.failed(email, address, false);
            throw new BadCredentialsException("e-mail address or password is wrong");
        }
        failures.succeeded(email, address);
        events.signedIn(found.viewer(), address);
        return UsernamePasswordAuthenticationToken.authenticated(found.viewer(), null, List.of());
    }

    @Override
    public boolean supports(@Nullable Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.equals(type);
    }
}
