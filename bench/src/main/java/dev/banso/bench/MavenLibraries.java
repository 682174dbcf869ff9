package dev.banso.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Libraries that Maven fetches for one run: programs that Banso is measured beside and never linked with.
final class MavenLibraries {
    /// The program of the checkout that the bench was started with; project files lie beside it.
    private static final Path BANSO = Path.of(System.getProperty("banso.command", "banso")).toAbsolutePath();

    private MavenLibraries() {}

    /// Copies what a project file names, and what that needs, into a folder.
    ///
    /// @param project path of the `pom.xml` in the checkout
    /// @return the class path of all of it
    /// @throws IOException where Maven is missing or finds one of them nowhere
    static String copiedTo(Path folder, String project) throws IOException, InterruptedException {
        Process maven = new ProcessBuilder(List.of("mvn", "-q", "-B", "-Dstyle.color=never", "-f", BANSO.resolveSibling(project).toString(),
                "dependency:copy-dependencies", "-DoutputDirectory=" + folder.toAbsolutePath())).redirectErrorStream(true).start();
        String said = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (maven.waitFor() != 0) {
            throw new IOException("mvn did not bring the libraries of " + project + ": " + said);
        }
        return folder.resolve("*").toString();
    }
}
