package dev.banso.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.AuditTrail;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Sign-in as a browser does it, without one.
class SignInPageTest {
    private static final String PASSWORD = "eight horses and a cart";

    private final RunningBanso banso = RunningBanso.shared();

    @Test
    void locksAnAddressOutAfterTenFailuresEvenForTheRightPassword() {
        String email = person(banso.provider(), null, Role.ANALYST);
        Person person = new Person();
        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(person.signIn(email, "wrong").uri().toString()).endsWith("error=failed");
        }
        assertThat(person.signIn(email, PASSWORD).uri().toString()).endsWith("error=limit");
        assertThat(banso.asSystem(() -> banso.bean(AuditTrail.class).count("sign-in-refused", null))).isPositive();
    }

    @Test
    void endsTheSessionOfWhoIsLockedOut() {
        String email = person(banso.provider(), null, Role.ANALYST);
        Person person = new Person();
        person.signIn(email, PASSWORD);
        assertThat(person.get("/account").statusCode()).isEqualTo(200);
        banso.asSystem(() -> {
            Accounts accounts = banso.bean(Accounts.class);
            accounts.setDisabled(accounts.all().stream().filter(each -> each.email().equals(email)).findFirst().orElseThrow().id(), true);
            return true;
        });
        assertThat(person.get("/account").uri().getPath()).isEqualTo("/sign-in");
        assertThat(person.signIn(email, PASSWORD).uri().toString()).endsWith("error=failed");
    }

    @Test
    void showsAContactTheirOwnCompanyAndNoOther() {
        UUID own = company();
        UUID other = company();
        Person person = new Person();
        person.signIn(person(null, own, Role.CONTACT), PASSWORD);
        assertThat(person.get("/companies").uri().getPath()).isEqualTo("/companies/" + own);
        assertThat(person.get("/companies/" + other).statusCode()).isEqualTo(404);
        assertThat(person.get("/companies/" + own + "/edit").statusCode()).isEqualTo(403);
        for (String page : new String[] {"/partners", "/accounts", "/tokens", "/audit"}) {
            assertThat(person.get(page).statusCode()).as(page).isEqualTo(403);
        }
    }

    @Test
    void changesSessionNumbersAtSignIn() {
        Person person = new Person();
        person.get("/sign-in");
        String before = person.session();
        person.signIn(person(banso.provider(), null, Role.ANALYST), PASSWORD);
        assertThat(person.session()).isNotEqualTo(before);
    }

    @Test
    void refusesAFormWithoutItsToken() {
        Person person = new Person();
        person.signIn(person(banso.provider(), null, Role.ADMINISTRATOR), PASSWORD);
        assertThat(person.post("/companies/new", "name=x").statusCode()).isEqualTo(403);
    }

    private String person(UUID organisation, UUID company, Role role) {
        String email = "person-" + UUID.randomUUID() + "@example.jp";
        banso.asSystem(() -> {
            UUID account = banso.bean(Accounts.class).create(role, organisation, company, "試験 次郎", email, Locale.JAPANESE);
            banso.bean(Welcome.class).setPassword(banso.bean(Welcome.class).newLink(account), PASSWORD);
            return true;
        });
        return email;
    }

    private UUID company() {
        return UUID.fromString(banso.api("POST", "/api/v1/companies", banso.token(), """
                {"name":"窓口商店","prefecture":"山形県","industry":"I","capitalYen":1,"employees":3}""").json().get("id").asString());
    }

    /// A person at a browser, with cookies.
    private final class Person {
        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

        private final CookieManager cookies = new CookieManager();
        private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NORMAL).build();

        HttpResponse<String> signIn(String email, String password) {
            Matcher token = TOKEN.matcher(get("/sign-in").body());
            assertThat(token.find()).isTrue();
            return post("/sign-in", "_csrf=" + encode(token.group(1)) + "&email=" + encode(email) + "&password=" + encode(password));
        }

        HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(banso.uri(path)).header("Accept", "text/html").build());
        }

        HttpResponse<String> post(String path, String body) {
            URI uri = banso.uri(path);
            return send(HttpRequest.newBuilder(uri).header("Accept", "text/html").header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build());
        }

        String session() {
            return cookies.getCookieStore().getCookies().stream().filter(each -> each.getName().equals("JSESSIONID"))
                    .map(each -> each.getValue()).findFirst().orElse("");
        }

        private HttpResponse<String> send(HttpRequest request) {
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
