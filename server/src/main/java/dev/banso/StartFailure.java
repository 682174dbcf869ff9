package dev.banso;

import dev.banso.problem.CannotStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/// One clear line for what a person can mend at start.
final class StartFailure {
    private static final int DEEPEST = 20;

    private StartFailure() {}

    static String explain(Throwable failure) {
        for (Throwable cause : causes(failure)) {
            if (cause instanceof CannotStart known) {
                return Objects.toString(known.getMessage());
            }
            if (cause instanceof PortInUseException inUse) {
                return "TCP port " + inUse.getPort() + " is in use or may not be opened; give another with --http-port";
            }
        }
        return Objects.toString(causes(failure).getLast().getMessage(), failure.toString());
    }

    private static List<Throwable> causes(@Nullable Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < DEEPEST; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
