package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.quarantine.Quarantine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QuarantineTest {
    private final RunningBanso banso = RunningBanso.shared();

    /// Its device is registered for another address, so its lines are nobody's.
    private final Sender stranger = new Sender(banso, null, List.of("198.51.100.7"));

    @Test
    void keepsWhatComesFromTheWrongAddressAndSaysWhy() throws Exception {
        stranger.udp(stranger.line(1), stranger.line(2));
        JsonNode entry = entry(stranger.serial, 2);
        assertThat(entry.path("reason").asString()).isEqualTo("source-mismatch");
        assertThat(entry.path("connection").asString()).isEqualTo("udp 127.0.0.1");
        assertThat(entry.path("sample").asString()).isEqualTo(stranger.line(1));
        assertThat(stranger.counted()).isZero();
    }

    @Test
    void countsAdoptedLinesOnTheDaysOfTheirEvents() throws Exception {
        stranger.tcp(IntStream.range(0, 300).mapToObj(number -> stranger.line(number, number < 100 ? "2020-09-29" : "2020-09-30", "12:00:00"))
                .collect(Collectors.joining("\n")));
        String id = entry(stranger.serial, 300).path("id").asString();
        String body = "{\"company\":\"%s\",\"device\":\"%s\"}".formatted(stranger.company, stranger.device);
        assertThat(banso.api("POST", "/api/v1/quarantine/" + id + "/adopt", banso.token(), body).status()).isEqualTo(202);
        assertThat(stranger.countedOnce(300)).isEqualTo(300);
        assertThat(days(stranger)).containsExactly("2020-09-29=100", "2020-09-30=200");
        awaitGone(stranger.serial);
        assertThat(inLake(stranger.company)).isEqualTo(300);
    }

    @Test
    void registersANewDeviceWhoseLaterLinesAreTheCompanysToo() throws Exception {
        UUID company = Sender.company(banso, "新規商店");
        String serial = "FGT-NEW-" + UUID.randomUUID();
        String line = stranger.line(1).replace(stranger.serial, serial);
        stranger.udp(line);
        String id = entry(serial, 1).path("id").asString();
        String body = "{\"company\":\"%s\",\"newDevice\":{\"name\":\"UTM\",\"devid\":\"%s\",\"sourceAddresses\":[\"127.0.0.1\",\"::1\"],\"assignedFrom\":\"2020-09-01T00:00:00+09:00\"}}"
                .formatted(company, serial);
        assertThat(banso.api("POST", "/api/v1/quarantine/" + id + "/adopt", banso.token(), body).status()).isEqualTo(202);
        awaitGone(serial);
        stranger.udp(line);
        assertThat(await(() -> lines(company) == 2)).isTrue();
    }

    @Test
    void adoptsASenderOnceAtATime() throws Exception {
        stranger.tcp(IntStream.range(0, 50).mapToObj(stranger::line).collect(Collectors.joining("\n")));
        String id = entry(stranger.serial, 50).path("id").asString();
        String body = "{\"company\":\"%s\",\"device\":\"%s\"}".formatted(stranger.company, stranger.device);
        banso.api("POST", "/api/v1/quarantine/" + id + "/adopt", banso.token(), body);
        assertThat(banso.api("POST", "/api/v1/quarantine/" + id + "/adopt", banso.token(), body).status()).isIn(404, 409);
        assertThat(stranger.countedOnce(50)).isEqualTo(50);
    }

    @Test
    void saysHowFarAnAdoptionIs() throws Exception {
        stranger.tcp(IntStream.range(0, 40).mapToObj(stranger::line).collect(Collectors.joining("\n")));
        String id = entry(stranger.serial, 40).path("id").asString();
        String body = "{\"company\":\"%s\",\"device\":\"%s\"}".formatted(stranger.company, stranger.device);
        String adoption = "/api/v1/adoptions/" + banso.api("POST", "/api/v1/quarantine/" + id + "/adopt", banso.token(), body).json().path("id").asString();
        assertThat(await(() -> banso.api("GET", adoption, banso.token(), null).json().path("state").asString().equals("done"))).isTrue();
        JsonNode done = banso.api("GET", adoption, banso.token(), null).json();
        assertThat(done.path("lines").asLong()).isEqualTo(40);
        assertThat(done.path("processed").asLong()).isEqualTo(40);
        assertThat(done.path("quarantined").asLong()).isZero();
        assertThat(banso.api("POST", adoption + "/retry", banso.token(), null).json().path("state").asString()).as("what is done stays done").isEqualTo("done");
        String foreign = banso.token(Sender.company(banso, "別の会社"), java.util.EnumSet.allOf(dev.banso.access.Permission.class));
        assertThat(banso.api("GET", adoption, foreign, null).status()).isEqualTo(404);
        assertThat(banso.api("POST", adoption + "/retry", foreign, null).status()).isEqualTo(404);
    }

    @Test
    void saysWhyAnAdoptionWasBrokenOffAndGoesOn() throws Exception {
        stranger.tcp(IntStream.range(0, 40).mapToObj(stranger::line).collect(Collectors.joining("\n")));
        String id = entry(stranger.serial, 40).path("id").asString();
        try (Browser browser = Browser.open(banso.uri("/"))) {
            browser.signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD);
            String adoption;
            // Once a minute the runner goes on by itself; it waits while the test looks.
            synchronized (banso.bean("adoptionRunner", Object.class)) {
                adoption = "/api/v1/adoptions/" + brokenOff(id);
                JsonNode broken = banso.api("GET", adoption, banso.token(), null).json();
                assertThat(broken.path("state").asString()).isEqualTo("broken_off");
                assertThat(broken.path("problem").asString()).isEqualTo("the disk was full");
                browser.go("/quarantine").picture("adoption-broken-off");
                assertThat(browser.page().content()).contains("the disk was full").contains("今すぐ再開する");
                browser.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("今すぐ再開する")).first().click();
            }
            assertThat(await(() -> banso.api("GET", adoption, banso.token(), null).json().path("state").asString().equals("done"))).isTrue();
            browser.go("/quarantine").picture("adoption-done");
            assertThat(browser.page().content()).contains("40 行中 40 行");
        }
        assertThat(stranger.countedOnce(40)).isEqualTo(40);
    }

    /// An adoption as a process leaves it that was killed after an error.
    private UUID brokenOff(String sender) {
        return banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("""
                insert into line_import (kind, company_id, device_id, state, problem, requested_by, requested_at, sender)
                select 'adoption', :company, :device, 'broken_off', 'the disk was full', 'test', now(), sender
                  from quarantine where id = :id::uuid returning id""")
                .param("company", stranger.company).param("device", stranger.device).param("id", sender)
                .query(UUID.class).single());
    }

    @Test
    void isTheProvidersAlone() throws Exception {
        stranger.udp(stranger.line(1));
        entry(stranger.serial, 1);
        Scope company = new Scope(Scope.Kind.COMPANY, stranger.company, "account:test");
        assertThat(company.get(() -> banso.bean(Quarantine.class).count())).isZero();
    }

    private JsonNode entry(String serial, long lines) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            for (JsonNode entry : banso.api("GET", "/api/v1/quarantine", banso.token(), null).json().path("items")) {
                if (entry.path("devid").asString("").equals(serial) && entry.path("lines").asLong() == lines) {
                    return entry;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("nothing in quarantine from " + serial);
    }

    private void awaitGone(String serial) throws InterruptedException {
        assertThat(await(() -> banso.api("GET", "/api/v1/quarantine", banso.token(), null).text().indexOf(serial) < 0)).isTrue();
    }

    private static boolean await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        return condition.getAsBoolean();
    }

    private List<String> days(Sender sender) {
        return banso.inTransaction(Scope.system("test"), jdbc -> jdbc
                .sql("select day || '=' || lines from device_day where device_id = :device order by day")
                .param("device", sender.device).query(String.class).list());
    }

    private long lines(UUID company) {
        return banso.inTransaction(Scope.system("test"), jdbc -> jdbc
                .sql("select coalesce(sum(lines), 0)::bigint from device_day where company_id = :company")
                .param("company", company).query(Long.class).single());
    }

    private long inLake(UUID company) {
        banso.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(10));
        return banso.bean(dev.banso.lake.Lake.class).statistics().companies().get(company).rows();
    }
}
