package dev.banso.access;

import dev.banso.database.AuditTrail;
import dev.banso.database.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Puts signing in, signing out and failing to into the audit trail, and counts them.
@Component
class SignInEvents {
    private final AuditTrail trail;
    private final MeterRegistry meters;

    SignInEvents(AuditTrail trail, MeterRegistry meters) {
        this.trail = trail;
        this.meters = meters;
    }

    void signedIn(Viewer viewer, String address) {
        note("sign-in", viewer, address);
    }

    void signedOut(Viewer viewer, String address) {
        note("sign-out", viewer, address);
    }

    /// @param refused true where the attempt was not even checked
    void failed(String email, String address, boolean refused) {
        meters.counter("banso.sign.in.failures", "refused", Boolean.toString(refused)).increment();
        Scope.system("sign-in").run(() -> trail.note(refused ? "sign-in-refused" : "sign-in-failed", null, null,
                Map.of("email", email, "address", address)));
    }

    private void note(String subject, Viewer viewer, String address) {
        Scope scope = new Scope(Scope.Kind.SYSTEM, null, viewer.scope().actor());
        scope.run(() -> trail.note(subject, viewer.id().toString(),
                viewer.staff() ? null : viewer.reachId(), Map.of("name", viewer.name(), "address", address)));
    }
}
