package dev.banso.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every word that people read is there in both languages.
class MessageKeysTest {
    private static final Path MAIN = Path.of(System.getProperty("banso.root"), "server/src/main");
    private static final Path MESSAGES = MAIN.resolve("resources/messages");
    /// Keys that code or templates name in full; keys put together at run time are proven where they are used.
    private static final Pattern USED = Pattern.compile("\\b(?:text|getMessage)\\(\"([a-z][\\w-]*\\.[\\w.-]*\\w)\"[,)]");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");

    @Test
    void japaneseAndEnglishSayTheSameThings() throws IOException {
        for (Path japanese : bundles(false)) {
            Properties ja = read(japanese);
            Properties en = read(english(japanese));
            assertThat(en.stringPropertyNames()).as(japanese.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(ja.stringPropertyNames());
            assertThat(ja.stringPropertyNames()).allSatisfy(key -> assertThat(arguments(en.getProperty(key))).as("arguments of %s", key)
                    .isSubsetOf(arguments(ja.getProperty(key))));
        }
    }

    @Test
    void noBundleSaysAKeyTwice() throws IOException {
        for (Path bundle : Stream.concat(bundles(false).stream(), bundles(true).stream()).toList()) {
            List<String> keys = Files.readAllLines(bundle).stream().filter(line -> line.matches("[a-z][\\w.-]*=.*"))
                    .map(line -> line.substring(0, line.indexOf('='))).toList();
            assertThat(keys).as(bundle.getFileName().toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyKeyThatIsNamedIsThere() throws IOException {
        Set<String> known = new TreeSet<>();
        for (Path bundle : bundles(false)) {
            known.addAll(read(bundle).stringPropertyNames());
        }
        Map<String, List<String>> missing = new HashMap<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".jte") || one.toString().endsWith(".java")).toList()) {
                Matcher used = USED.matcher(Files.readString(file));
                while (used.find()) {
                    if (!known.contains(used.group(1))) {
                        missing.computeIfAbsent(used.group(1), none -> new ArrayList<>()).add(MAIN.relativize(file).toString());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> bundles(boolean english) throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.filter(file -> file.toString().endsWith(".properties") && file.toString().endsWith("_en.properties") == english).toList();
        }
    }

    private static Path english(Path japanese) {
        return MESSAGES.resolve(japanese.getFileName().toString().replace(".properties", "_en.properties"));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return properties;
    }
}
