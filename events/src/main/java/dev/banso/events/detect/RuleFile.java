package dev.banso.events.detect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of rules: one or several YAML documents.
///
/// @param name as refusals show it
public record RuleFile(String name, String text) {
    private static final String SHIPPED = "/dev/banso/events/detect/rules/";

    /// The rule files that come with Banso, as `rules/index` lists them.
    public static List<RuleFile> shipped() {
        return resource("index").lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> new RuleFile(name, resource(name)))
                .toList();
    }

    /// All `*.yml` and `*.yaml` files below a folder, in the order of their names.
    ///
    /// @throws UncheckedIOException where the folder or a file cannot be read
    public static List<RuleFile> in(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .map(file -> new RuleFile(folder.relativize(file).toString(), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not readable UTF-8 text", e);
        }
    }

    private static String resource(String name) {
        try (var in = RuleFile.class.getResourceAsStream(SHIPPED + name)) {
            if (in == null) {
                throw new IllegalStateException("rules/" + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
