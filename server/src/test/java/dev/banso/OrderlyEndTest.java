package dev.banso;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderlyEndTest {
    /// Less than what waiting for a database takes that ended first.
    private static final Duration SOON = Duration.ofSeconds(25);

    @TempDir
    private Path folder;

    @Test
    void endsWithoutWaitingForTheDatabaseThatEndsWithIt() throws Exception {
        FirstStart.copyTo(folder);
        try (ServedBanso served = ServedBanso.start(folder)) {
            assertThat(served.ends(SOON)).isTrue();
        }
    }
}
