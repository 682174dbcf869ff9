package dev.banso.access;

import dev.banso.database.Secrets;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Leaves the installation's own address in the data folder, for the commands that run beside it on the same machine.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class RunningAddress {
    /// Name of the file under the data folder.
    static final String FILE = "address";

    private final Path file;

    RunningAddress(Settings settings, Secrets secrets) {
        this.file = settings.data().resolve(FILE);
        // The secret must be there before a command looks for it.
        secrets.get("local");
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        try {
            Files.writeString(file, "http://localhost:" + event.getWebServer().getPort() + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
