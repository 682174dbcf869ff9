package dev.banso.architecture;

import dev.banso.RunningBanso;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Somebody at the entrances: a person with a session, or a program with a token.
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final RunningBanso banso;
    private final @Nullable String token;
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();

    private Visitor(RunningBanso banso, @Nullable String token) {
        this.banso = banso;
        this.token = token;
    }

    static Visitor with(RunningBanso banso, String token) {
        return new Visitor(banso, token);
    }

    static Visitor signedIn(RunningBanso banso, String email, String password) {
        Visitor visitor = new Visitor(banso, null);
        Matcher csrf = CSRF.matcher(visitor.ask("GET", "/sign-in", null).body());
        if (!csrf.find()) {
            throw new AssertionError("the sign-in page has no form");
        }
        String form = "_csrf=" + encode(csrf.group(1)) + "&email=" + encode(email) + "&password=" + encode(password);
        HttpResponse<String> answer = visitor.send(HttpRequest.newBuilder(banso.uri("/sign-in")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.uri().getPath().equals("/sign-in")) {
            throw new AssertionError(email + " was not let in");
        }
        return visitor;
    }

    /// The answer, redirects followed; its bytes as text.
    HttpResponse<String> ask(String method, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(banso.uri(path))
                .header("Content-Type", path.contains("/imports") ? "text/plain" : "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
