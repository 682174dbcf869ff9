package dev.banso.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.banso.Banso;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The tree is the business, and it stays that way.
class ModularityTest {
    private static final Path ROOT = Path.of(System.getProperty("banso.root"));
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "events", Set.of(),
            "journal", Set.of(),
            "lake", Set.of("events"),
            "server", Set.of("events", "journal", "lake"),
            "pilot", Set.of(),
            "bench", Set.of("events", "journal", "lake", "server", "pilot"));

    @Test
    void capabilitiesUseOnlyEachOthersApi() {
        // The plain modules beside the server are libraries to it, whose rules stand below.
        ApplicationModules.of(Banso.class, JavaClass.Predicates.resideInAnyPackage(
                "dev.banso.events..", "dev.banso.journal..", "dev.banso.lake..")).verify();
    }

    @Test
    void modulesDependOnlyOnWhatTheHousePlanAllows() throws IOException {
        String reactor = Files.readString(ROOT.resolve("pom.xml"));
        for (String module : find("<module>(\\w+)</module>", reactor)) {
            String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
            assertThat(ALLOWED).containsKey(module);
            assertThat(ALLOWED.get(module)).as(module)
                    .containsAll(find("<groupId>dev.banso</groupId>\\s*<artifactId>(?!banso<)(\\w+)</artifactId>", pom));
        }
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> bare = files.filter(file -> file.toString().contains("/src/main/java/") && file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !isNullMarked(folder.resolve("package-info.java")))
                    .toList();
            assertThat(bare).isEmpty();
        }
    }

    private static boolean isNullMarked(Path packageInfo) {
        try {
            return Files.exists(packageInfo) && Files.readString(packageInfo).contains("@NullMarked");
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Set<String> find(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
