package dev.banso.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.MessageSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the API says when something went wrong is in the language that was asked for.
class ProblemWordsTest {
    private static final Pattern KEY = Pattern.compile("(?:BansoException\\.(?:user|notFound|conflict|limit|external|internal)|new Denied)\\(\\s*\"([^\"]+)\"");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    private final RunningBanso banso = RunningBanso.shared();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            GET    | /api/v1/companies/6f0e1f64-0000-4000-8000-000000000000 | -
            GET    | /api/v1/companies/no-number                            | -
            GET    | /api/v1/alerts?verdict=perhaps                         | -
            GET    | /api/v1/alerts?limit=0                                 | -
            GET    | /api/v1/figures/class-month?from=yesterday&to=2020-10  | -
            GET    | /api/v1/reports?state=lost                             | -
            POST   | /api/v1/companies                                      | {}
            POST   | /api/v1/companies                                      | {not json
            POST   | /api/v1/verdicts                                       | {"alerts":[],"verdict":"benign"}
            DELETE | /api/v1/clock                                          | -
            """)
    void everyRefusalIsSaidInTheLanguageAskedFor(String method, String path, String body) {
        assertThat(words(method, path, body, "ja")).allSatisfy(text -> assertThat(text).containsPattern(JAPANESE));
        assertThat(words(method, path, body, "en")).allSatisfy(text -> assertThat(text).doesNotContainPattern(JAPANESE));
        assertThat(words(method, path, body, null)).as("Japanese unless asked otherwise").allSatisfy(text -> assertThat(text).containsPattern(JAPANESE));
    }

    @Test
    void aMissingPermissionIsNamed() {
        String token = banso.token(null, EnumSet.of(Permission.REPORTS_READ));
        assertThat(ask("GET", "/api/v1/alerts", null, "ja", token).get("detail").asString()).contains("alerts:read").containsPattern(JAPANESE);
        assertThat(ask("GET", "/api/v1/alerts", null, "en", token).get("detail").asString()).contains("alerts:read").startsWith("This needs");
    }

    @Test
    void everyMessageOfAnErrorStandsInBothLanguages() throws IOException {
        MessageSource messages = banso.bean(MessageSource.class);
        Set<String> keys = keys();
        assertThat(keys).hasSizeGreaterThan(60);
        for (String key : keys) {
            assertThat(messages.getMessage(key, null, "", Locale.JAPANESE)).as(key).containsPattern(JAPANESE);
            assertThat(messages.getMessage(key, null, "", Locale.ENGLISH)).as(key).isNotBlank().doesNotContainPattern(JAPANESE);
        }
    }

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(source)).results().forEach(found -> keys.add(found.group(1)));
            }
        }
        return keys;
    }

    private List<String> words(String method, String path, String body, String language) {
        JsonNode answer = ask(method, path, body, language, banso.token());
        List<String> words = new ArrayList<>(answer.findValuesAsString("detail"));
        words.addAll(answer.findValuesAsString("title"));
        words.addAll(answer.findValuesAsString("message"));
        assertThat(words).as(path + " " + answer).hasSizeGreaterThanOrEqualTo(2);
        return words;
    }

    private JsonNode ask(String method, String path, String body, String language, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(banso.uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (language != null) {
            request.header("Accept-Language", language);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            return JsonMapper.builder().build().readTree(answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
