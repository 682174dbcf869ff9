package dev.banso.events.ocsf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.Json;
import dev.banso.events.LineParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every golden case against what OCSF 1.8 requires, as `ocsf-required.yaml` says.
class RequiredAttributesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Map<String, Object> REQUIRED = load();
    private static final Instant RECEIVED = Instant.parse("2026-11-24T00:00:00Z");

    @TestFactory
    Stream<DynamicTest> holdInEveryCase() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    @Test
    void nameTheAlgorithmOfAHashByItsLength() {
        assertThat(event("type=\"utm\" subtype=\"virus\" eventtype=\"infected\" virus=\"W32/Agent!tr\" filename=\"a.exe\" srcip=10.0.0.5 dstip=203.0.113.9 "
                + "analyticscksum=\"" + "ab".repeat(32) + "\"").toString())
                .contains("algorithm_id=3", "algorithm=SHA-256", "classification_ids=[18]", "direction_id=2");
    }

    private static void check(Path file) throws IOException {
        for (var line : lines(Files.readAllBytes(file))) {
            var event = Json.object(EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, RECEIVED).event().toJson());
            assertThat(missing(event)).isEmpty();
            assertThat(event.get("type_uid")).isEqualTo((int) event.get("class_uid") * 100 + (int) event.get("activity_id"));
            assertThat(event.get("category_uid")).isEqualTo((int) event.get("class_uid") / 1000);
            assertThat(Long.parseLong(event.get("time").toString())).as("milliseconds").isBetween(0L, 99_999_999_999_999L);
            assertThat((int) event.get("severity_id")).isBetween(0, 6);
            assertThat(Json.difference("", Map.of("version", "1.8.0"), event.get("metadata"))).isEmpty();
        }
    }

    private static List<String> missing(Map<String, Object> event) {
        var missing = new ArrayList<String>();
        require("", REQUIRED.get("every-event"), event, missing);
        require("", map("classes").getOrDefault(event.get("class_uid").toString(), List.of()), event, missing);
        map("objects").forEach((path, attributes) -> members(event, path.split("\\."), 0)
                .forEach(object -> require(path + ".", attributes, object, missing)));
        return missing;
    }

    private static void require(String place, Object attributes, Map<?, ?> object, List<String> missing) {
        ((List<?>) attributes).stream().filter(attribute -> !object.containsKey(attribute)).forEach(attribute -> missing.add(place + attribute));
    }

    private static Stream<Map<?, ?>> members(Object found, String[] path, int depth) {
        if (found instanceof List<?> list) {
            return list.stream().flatMap(member -> members(member, path, depth));
        }
        if (!(found instanceof Map<?, ?> object)) {
            return Stream.of();
        }
        return depth == path.length ? Stream.of(object) : members(object.get(path[depth]), path, depth + 1);
    }

    private static Map<String, Object> event(String line) {
        return Json.object(EventReader.read(LineParser.parse(line.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                DeviceProfile.UNKNOWN, RECEIVED).event().toJson());
    }

    private static List<byte[]> lines(byte[] file) {
        var lines = new ArrayList<byte[]>();
        var start = 0;
        for (var i = 0; i <= file.length; i++) {
            if (i == file.length || file[i] == '\n') {
                if (i > start) {
                    lines.add(java.util.Arrays.copyOfRange(file, start, i));
                }
                start = i + 1;
            }
        }
        return lines;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String key) {
        return (Map<String, Object>) REQUIRED.get(key);
    }

    private static Map<String, Object> load() {
        try {
            return Json.object(Files.readString(Path.of("src/test/resources/ocsf-required.yaml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
