package dev.banso.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.access.Accounts;
import dev.banso.access.Permission;
import dev.banso.access.Role;
import dev.banso.access.Welcome;
import dev.banso.database.Scope;
import dev.banso.intake.Sender;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.JsonNode;

class OperationPageTest {
    private static final RunningBanso banso = RunningBanso.shared();
    private static final String ENGLISH = operator();

    private final Sender sender = new Sender(banso);

    @Test
    void anOperatorReadsWhatIsNotWellFirstAndWhatToDo() throws Exception {
        sender.tcp(sender.attack(1, "Operations.Page") + "\n");
        assertThat(sender.countedOnce(1)).isEqualTo(1);
        try (Browser desk = Browser.open(banso.uri("/")).signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD)) {
            desk.go("/operations").picture("operations-ja");
            assertThat(desk.page().textContent("#now")).contains("新しいログを受け取れていますか", "プロセス", "動作中");
            worker("stopped:8080", "interval '2 minutes'");
            desk.page().waitForSelector("[data-condition=alarm] li:first-child[data-finding=workers]");
            assertThat(desk.page().textContent("[data-finding=workers]")).contains("要対応", "1 個あります", "起動し直してください");
            desk.picture("operations-alarm-ja").go("/operations/companies").picture("operations-companies-ja");
            assertThat(desk.page().textContent("main")).contains("送信商会 " + sender.serial);
            desk.go("/operations/devices").picture("operations-devices-ja");
            assertThat(desk.overflows()).isFalse();
        } finally {
            forget("stopped:8080");
        }
    }

    @Test
    void itFitsATelephoneAndIsThereInEnglish() {
        try (Browser phone = Browser.openNarrow(banso.uri("/")).signIn(ENGLISH, RunningBanso.PASSWORD)) {
            phone.go("/operations").picture("operations-narrow-en");
            assertThat(phone.overflows()).isFalse();
            assertThat(phone.page().textContent("#now")).contains("Are new log lines taken?", "What takes how long");
            phone.go("/operations/devices").picture("operations-devices-narrow-en");
            assertThat(phone.overflows()).isFalse();
            phone.go("/companies/" + sender.company + "/cost").picture("company-cost-narrow-en");
            assertThat(phone.page().textContent("#cost")).contains("Share of cost");
        }
        try (Browser desk = Browser.open(banso.uri("/")).signIn(ENGLISH, RunningBanso.PASSWORD)) {
            desk.go("/operations").picture("operations-en").go("/operations/companies").picture("operations-companies-en");
        }
        try (Browser phone = Browser.openNarrow(banso.uri("/")).signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD)) {
            assertThat(phone.go("/operations").picture("operations-narrow-ja").overflows()).isFalse();
        }
    }

    @Test
    void programsReadTheSameWithTheRoomAndTheLagOfEach() throws Exception {
        sender.tcp(sender.attack(2, "Operations.Program") + "\n");
        assertThat(sender.countedOnce(1)).isEqualTo(1);
        JsonNode all = ask("/api/v1/operations");
        assertThat(names(all.get("findings"))).contains("receiving", "processing", "fresh", "waiting", "journal", "room", "workers", "unsettled", "table",
                "silent", "clocks", "passages", "mails", "connections", "lost");
        assertThat(named(all.get("findings"), "receiving").get("condition").asString()).isEqualTo("well");
        assertThat(names(all.get("stages"))).contains("commit");
        assertThat(all.get("workers").size()).isPositive();

        JsonNode device = one(ask("/api/v1/operations/devices"), "device", sender.device);
        assertThat(device.get("processingSeconds").asDouble()).isBetween(0.0, 60.0);
        assertThat(device.get("clockAheadSeconds").isNumber()).isTrue();
        assertThat(awaitRows(sender.company)).isEqualTo(1);
        assertThat(text("/api/v1/operations/metrics?per=company")).contains("banso_company_lake_rows{company=\"" + sender.company + "\"} 1.0");
        assertThat(text("/api/v1/operations/metrics?per=device")).contains("device=\"" + sender.device + "\"} 1.0");
    }

    @Test
    void whatIsWatchedHasOneOrderAndNoTwoTheSamePlaceInIt() {
        assertThat(banso.beans(Observed.class)).extracting(watched -> AnnotationUtils.findAnnotation(watched.getClass(), Order.class))
                .doesNotContainNull().extracting(Order::value).doesNotHaveDuplicates();
    }

    @Test
    void nobodyButTheProviderReadsIt() {
        String company = banso.token(sender.company, EnumSet.allOf(Permission.class));
        for (String path : new String[] {"/api/v1/operations", "/api/v1/operations/devices", "/api/v1/operations/companies", "/api/v1/operations/metrics"}) {
            assertThat(banso.api("GET", path, company, null).status()).as(path).isEqualTo(403);
            assertThat(banso.api("GET", path, banso.token(null, EnumSet.of(Permission.INTAKE_READ)), null).status()).as(path).isEqualTo(403);
        }
    }

    /// The company's rows, of which the page may know only after some seconds.
    private static long awaitRows(UUID company) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        long rows = 0;
        while (rows == 0 && System.nanoTime() < deadline) {
            Thread.sleep(100);
            rows = all(ask("/api/v1/operations/companies"), "company", company).mapToLong(found -> found.get("rows").asLong()).sum();
        }
        return rows;
    }

    private static JsonNode ask(String path) {
        return banso.api("GET", path, banso.token(), null).json();
    }

    private static String text(String path) {
        return banso.api("GET", path, banso.token(), null).text();
    }

    private static java.util.List<String> names(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(each -> each.get("name").asString()).toList();
    }

    private static JsonNode named(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false).filter(each -> each.get("name").asString().equals(name)).findFirst().orElseThrow();
    }

    private static JsonNode one(JsonNode answer, String key, UUID id) {
        return all(answer, key, id).findFirst().orElseThrow();
    }

    private static Stream<JsonNode> all(JsonNode answer, String key, UUID id) {
        return StreamSupport.stream(answer.get("items").spliterator(), false).filter(each -> id.toString().equals(each.get(key).asString("")));
    }

    private static void worker(String name, String silent) {
        banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("""
                insert into worker (name, started_at, seen_at, processed, waiting, delay_seconds)
                values (:name, now(), clock_timestamp() - %s, 0, 0, 0)""".formatted(silent)).param("name", name).update());
    }

    private static void forget(String name) {
        banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("delete from worker where name = :name").param("name", name).update());
    }

    private static String operator() {
        String email = "operator-" + UUID.randomUUID() + "@example.jp";
        banso.asSystem(() -> {
            UUID account = banso.bean(Accounts.class).create(Role.ANALYST, banso.provider(), null, "Olivia Operator", email, Locale.ENGLISH);
            Welcome welcome = banso.bean(Welcome.class);
            welcome.setPassword(welcome.newLink(account), RunningBanso.PASSWORD);
            return account;
        });
        return email;
    }
}
