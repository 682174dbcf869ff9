package dev.banso.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The policies that are not the usual one, as PostgreSQL writes them: table, name and condition. Whoever adds one says here what it says.
final class GoldenPolicies {
    private static final String FILE = "policies.txt";

    private GoldenPolicies() {}

    static List<String> lines() {
        try (InputStream file = Objects.requireNonNull(GoldenPolicies.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
