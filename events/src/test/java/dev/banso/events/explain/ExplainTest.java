package dev.banso.events.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExplainTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final List<String> KEYS =
            List.of("fields", "event", "class", "path", "blocked", "time", "device", "flags", "reasons");

    private record Run(int code, String out, String err) {
        List<Map<String, Object>> objects() {
            return out.lines().map(Json::object).toList();
        }
    }

    private static Run run(byte[] input, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = Explain.run(arguments, new ByteArrayInputStream(input), out, new PrintStream(err));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// One file per trap: `cases/<trap>.log` and what must come of it.
    @TestFactory
    Stream<DynamicTest> explainsEveryCase() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> explains(file)));
        }
    }

    private static void explains(Path file) throws IOException {
        var name = file.toString().replaceFirst("\\.log$", ".expected.json");
        var expected = Json.object(Files.readString(Path.of(name)));
        var arguments = new ArrayList<String>();
        ((List<?>) expected.get("options")).forEach(option -> arguments.add((String) option));
        arguments.add(file.toString());
        var run = run(new byte[0], arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.objects()).allSatisfy(object -> assertThat(object).containsOnlyKeys(KEYS));
        assertThat(Json.difference("", expected.get("lines"), run.objects())).isEmpty();
    }

    @Test
    void printsOneObjectForEachNonEmptyLineInOrderWhateverTheLine() {
        var lines = "a=1\n\n\r\nrubbish\r\n{\n   \n<\nCEF:0|\n\"\n=\nlast=2".getBytes(StandardCharsets.UTF_8);
        var run = run(lines);
        assertThat(run.code()).isZero();
        assertThat(run.objects()).hasSize(9).allSatisfy(object -> assertThat(object).containsOnlyKeys(KEYS));
        assertThat(run.objects().getFirst().get("fields")).isEqualTo(Map.of("a", "1"));
        assertThat(run.objects().getLast().get("fields")).isEqualTo(Map.of("last", "2"));
    }

    @Test
    void printsNothingForNothing() {
        assertThat(run(new byte[0]).out()).isEmpty();
    }

    @Test
    void takesAnyBytesAndWritesUtf8() {
        var line = new byte[256 * 4];
        for (var i = 0; i < line.length; i++) {
            line[i] = (byte) (i == '\n' || i % 256 == '\n' ? 'x' : i * 7);
        }
        var run = run(line);
        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("\uFFFD");
    }

    @Test
    void answersEachWrongOptionWithOneLineAndCodeTwo() {
        var wrong = List.of(
                List.of("--colour"), List.of("--fortios"), List.of("--fortios", "new"), List.of("--networks", "10.0.0.0/33"),
                List.of("--networks", "home"), List.of("--interfaces", "wan1"), List.of("--interfaces", "wan1=north"),
                List.of("one", "two"), List.of("/nowhere/at/all.log"));
        for (var arguments : wrong) {
            var run = run(new byte[0], arguments.toArray(String[]::new));
            assertThat(run.code()).as(arguments.toString()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("explain: ").endsWith("\n").hasLineCount(1);
        }
    }

    @Test
    void takesOptionsWithEqualsSignToo() {
        var run = run("a=1\n".getBytes(StandardCharsets.UTF_8), "--fortios=7.2", "--interfaces=wan1=wan,internal=lan");
        assertThat(run.code()).isZero();
    }
}
