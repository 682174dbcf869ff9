package dev.banso.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A table belongs to the capability in whose migration folder it was made; nobody else's code names it in SQL.
class TableOwnershipTest {
    private static final Path SERVER = Path.of(System.getProperty("banso.root"), "server/src/main");
    private static final Pattern CREATED = Pattern.compile("(?i)create table (?:if not exists )?(\\w+)");
    private static final Pattern NAMED = Pattern.compile("(?i)\\b(?:from|join|into|update)\\s+(\\w+)");

    @Test
    void noCapabilityNamesAnothersTable() throws IOException {
        Map<String, String> owners = owners();
        assertThat(owners).containsEntry("company", "company").containsEntry("account", "access");
        List<String> trespasses = new ArrayList<>();
        for (Path file : javaFiles()) {
            Matcher matcher = NAMED.matcher(textBlocksAndSql(Files.readString(file)));
            String capability = SERVER.resolve("java/dev/banso").relativize(file).getName(0).toString();
            while (matcher.find()) {
                String owner = owners.get(matcher.group(1).toLowerCase(java.util.Locale.ROOT));
                // The provider's name is the registry's one table that access sets up before there is a registry.
                boolean firstSetUp = capability.equals("access") && matcher.group(1).equals("organisation");
                if (owner != null && !owner.equals(capability) && !firstSetUp) {
                    trespasses.add(file.getFileName() + " names " + matcher.group(1) + " of " + owner);
                }
            }
        }
        assertThat(trespasses).isEmpty();
    }

    private static Map<String, String> owners() throws IOException {
        Map<String, String> owners = new HashMap<>();
        try (Stream<Path> files = Files.walk(SERVER.resolve("resources/db/migration"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                Matcher matcher = CREATED.matcher(Files.readString(file));
                while (matcher.find()) {
                    owners.put(matcher.group(1), file.getParent().getFileName().toString());
                }
            }
        }
        return owners;
    }

    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> files = Files.walk(SERVER.resolve("java/dev/banso"))) {
            return files.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    /// Only string literals can hold SQL; comments speak English and are left out.
    private static String textBlocksAndSql(String source) {
        StringBuilder literals = new StringBuilder();
        Matcher matcher = Pattern.compile("(?s)\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"").matcher(source);
        while (matcher.find()) {
            String literal = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            if (Pattern.compile("(?i)\\b(select|insert into|update \\w+\\s+set|delete from)\\b").matcher(literal).find()) {
                literals.append(literal).append('\n');
            }
        }
        return literals.toString();
    }
}
