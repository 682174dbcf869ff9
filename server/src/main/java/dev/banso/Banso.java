package dev.banso;

import dev.banso.settings.InvalidSettings;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import dev.banso.settings.SettingsReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
            printUsage();
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

    private static void printUsage() {
        System.out.println("Usage: ./banso serve [OPTION…]");
        System.out.println("Every option is also an environment variable (--http-port is BANSO_HTTP_PORT) and a line of the --config file (http-port=8080).");
        System.out.println();
        SettingsReader.OPTIONS.forEach((option, meaning) -> System.out.printf("  --%-24s %s%n", option, meaning));
    }

    /// Starts an installation in this process.
    public static ConfigurableApplicationContext start(Settings settings) {
        // Of those who share a folder, the one with the pages holds it; what workers need of it they hold themselves.
        DataFolder folder = settings.has(ProcessRole.CONSOLE) ? DataFolder.hold(settings.data()) : DataFolder.share(settings.data());
        try {
            return new SpringApplicationBuilder(Banso.class)
                    .initializers((ApplicationContextInitializer<GenericApplicationContext>) context -> {
                        context.registerBean(Settings.class, () -> settings);
                        // Asked for by nobody, so it is the first bean made and the last one closed.
                        context.registerBean(DataFolder.class, () -> folder);
                    })
                    .properties(Map.of("server.port", settings.httpPort(), "banso.roles", settings.roleList(),
                            "banso.kafka", settings.kafka() != null,
                            // What belongs to the pages is never asked for, and so never made, in other processes.
                            "spring.main.lazy-initialization", !settings.has(ProcessRole.CONSOLE)))
                    .run();
        } catch (RuntimeException failed) {
            release(folder, failed);
            throw failed;
        }
    }

    private static void release(DataFolder folder, RuntimeException failed) {
        try {
            folder.close();
        } catch (IOException notClosed) {
            failed.addSuppressed(notClosed);
        }
    }
}
