package dev.banso;

import dev.banso.settings.InvalidSettings;
import dev.banso.settings.Settings;
import dev.banso.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// `banso serve`: one process with everything in it.
@SpringBootApplication
public class Banso {
    /// Starts an installation, or says in one line each why it cannot and exits with 1.
    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            SettingsReader.OPTIONS.forEach((option, meaning) -> System.out.printf("  --%-24s %s%n", option, meaning));
            return;
        }
        try {
            start(SettingsReader.read(Arrays.asList(arguments), System.getenv()));
        } catch (InvalidSettings invalid) {
            invalid.problems().forEach(problem -> System.err.println("banso: " + problem));
            System.exit(2);
        } catch (RuntimeException failed) {
            System.err.println("banso: " + StartFailure.explain(failed));
            System.exit(1);
        }
    }

    /// Starts an installation in this process.
    public static ConfigurableApplicationContext start(Settings settings) {
        requireWritable(settings.data());
        return new SpringApplicationBuilder(Banso.class)
                .initializers((ApplicationContextInitializer<GenericApplicationContext>) context ->
                        context.registerBean(Settings.class, () -> settings))
                .properties(Map.of("server.port", settings.httpPort()))
                .run();
    }

    private static void requireWritable(Path data) {
        try {
            Files.createDirectories(data);
            Files.delete(Files.createTempFile(data, "writable", null));
        } catch (IOException notWritable) {
            throw new IllegalStateException("the data folder " + data + " is not writable; give another with --data", notWritable);
        }
    }

    /// One clear line for what a person can mend at start.
    static final class StartFailure {
        private StartFailure() {}

        static String explain(Throwable failure) {
            for (Throwable cause : causes(failure)) {
                if (cause instanceof dev.banso.problem.BansoException known) {
                    return known.getMessage();
                }
                if (cause instanceof org.springframework.boot.web.server.PortInUseException inUse) {
                    return "port " + inUse.getPort() + " is in use; give another with --http-port";
                }
            }
            return failure.getMessage() == null ? failure.toString() : failure.getMessage();
        }

        private static List<Throwable> causes(@Nullable Throwable failure) {
            List<Throwable> causes = new java.util.ArrayList<>();
            for (Throwable cause = failure; cause != null && causes.size() < 20; cause = cause.getCause()) {
                causes.add(cause);
            }
            return causes;
        }
    }
}
